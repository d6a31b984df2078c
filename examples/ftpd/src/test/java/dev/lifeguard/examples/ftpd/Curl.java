package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real curl. */
final class Curl {

  /** Exit codes of curl, as its manual has them. */
  static final int LOGIN_DENIED = 67;

  static final int NO_SUCH_DIRECTORY = 9;
  static final int TIMED_OUT = 28;
  static final int NO_SUCH_FILE = 78;
  static final int UPLOAD_FAILED = 25;

  private Curl() {}

  /** How curl ended, and what it printed. */
  record Result(int status, String printed) {

    /** Asserts that curl was content. */
    String ok() {
      assertEquals(0, status, printed);
      return printed;
    }
  }

  /** Runs curl to its end. */
  static Result run(String... arguments) throws Exception {
    Path printed = Files.createTempFile("curl", ".txt");
    try {
      Process curl = start(printed, arguments);
      if (!curl.waitFor(2, TimeUnit.MINUTES)) {
        curl.destroyForcibly();
        throw new AssertionError("curl does not end: " + String.join(" ", arguments));
      }
      return new Result(curl.exitValue(), Files.readString(printed));
    } finally {
      Files.delete(printed);
    }
  }

  /** Starts curl; the caller sees to its end. */
  static Process start(Path printed, String... arguments) {
    List<String> command = new ArrayList<>(List.of("curl", "-sS"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(printed.toFile())
          .start();
    } catch (IOException e) {
      throw new AssertionError(
          "These tests need the program curl (apt-get install curl, brew install curl)", e);
    }
  }
}
