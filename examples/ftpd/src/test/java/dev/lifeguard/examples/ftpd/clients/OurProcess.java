package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.examples.ftpd.Ftpd;
import dev.lifeguard.examples.ftpd.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Our server in a process of its own, with the JVM's usual settings.
 *
 * @param address where the main server listens at first
 * @param printed what it prints
 */
record OurProcess(Process process, InetSocketAddress address, Path printed) {

  private static final Pattern LISTENING = Pattern.compile("Listening on \\S+ port (\\d+)");
  private static final Pattern SHARE = Pattern.compile("(?m)^Pss: +(\\d+) kB");

  /**
   * Starts it.
   *
   * @param own a directory for its own files
   */
  static OurProcess start(Path own, Path configuration, String... options)
      throws IOException, InterruptedException {
    Path printed = own.resolve("ours.txt");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Ftpd.class.getName(),
                "--config",
                configuration.toString()));
    arguments.addAll(List.of(options));
    Process process = jdk("java").start(printed, arguments.toArray(String[]::new));
    Waiting.until(() -> !process.isAlive() || LISTENING.matcher(Files.readString(printed)).find());
    Matcher port = LISTENING.matcher(Files.readString(printed));
    if (!port.find()) {
      throw new IOException("does not start: " + Files.readString(printed));
    }
    return new OurProcess(
        process,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1))),
        printed);
  }

  /** A program of the JDK that these tests run on. */
  static Program jdk(String name) {
    return new Program(Path.of(System.getProperty("java.home"), "bin", name));
  }

  long pid() {
    return process.pid();
  }

  void hangUp() throws IOException, InterruptedException {
    Program.named("kill", "procps").run("-HUP", Long.toString(pid())).ok();
  }

  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor(1, TimeUnit.MINUTES);
  }

  /** Asserts that it ends when it is told to. */
  void assertStops() throws InterruptedException, IOException {
    stop();
    assertEquals(143, process.exitValue(), Files.readString(printed));
  }

  /** The memory of a process and its children, what they share counted once. */
  static long kilobytes(long pid) throws IOException {
    long sum = 0;
    ProcessHandle main = ProcessHandle.of(pid).orElseThrow();
    try (Stream<ProcessHandle> children = main.descendants()) {
      for (ProcessHandle each : Stream.concat(Stream.of(main), children).toList()) {
        Path share = Path.of("/proc", Long.toString(each.pid()), "smaps_rollup");
        Matcher line = SHARE.matcher(Files.readString(share));
        sum += line.find() ? Long.parseLong(line.group(1)) : 0;
      }
    }
    return sum;
  }

  static long children(long pid) {
    return ProcessHandle.of(pid).map(main -> main.descendants().count()).orElse(0L);
  }
}
