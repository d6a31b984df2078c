package dev.lifeguard.examples.benchmarks.compile;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * Runs javac in this JVM, then says what processor time the whole JVM has taken, its start and its
 * compilers and collectors included. Takes two files: one with an argument on each line, and one to
 * write the nanoseconds to. Ends with javac's status.
 */
final class TimedJavac {

  private TimedJavac() {}

  /** See the class. */
  public static void main(String[] files) throws IOException {
    List<String> arguments = Files.readAllLines(Path.of(files[0]));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, System.out, System.out, arguments.toArray(String[]::new));
    Files.writeString(Path.of(files[1]), Long.toString(processorNanos()));
    System.exit(status);
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }
}
