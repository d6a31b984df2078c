package dev.lifeguard.examples.ftpd.clients;

import dev.lifeguard.examples.ftpd.Ftpd;
import dev.lifeguard.examples.ftpd.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our server in a process of its own, with the JVM's usual settings. */
record OurProcess(Process process, InetSocketAddress address) {

  private static final Pattern LISTENING = Pattern.compile("Listening on \\S+ port (\\d+)");
  private static final Pattern SHARE = Pattern.compile("(?m)^Pss: +(\\d+) kB");

  static OurProcess start(Path own, Path users, Path files)
      throws IOException, InterruptedException {
    Path configuration = own.resolve("ours.conf");
    Files.writeString(
        configuration,
        """
        DefaultAddress 127.0.0.1
        Port 0
        DefaultRoot %s
        AuthUserFile %s
        MaxClients 1000
        """
            .formatted(files, users));
    Path printed = own.resolve("ours.txt");
    Process process =
        new Program(Path.of(System.getProperty("java.home"), "bin", "java"))
            .start(
                printed,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Ftpd.class.getName(),
                "--config",
                configuration.toString());
    Waiting.until(() -> !process.isAlive() || LISTENING.matcher(Files.readString(printed)).find());
    Matcher port = LISTENING.matcher(Files.readString(printed));
    if (!port.find()) {
      throw new IOException("does not start: " + Files.readString(printed));
    }
    return new OurProcess(
        process,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1))));
  }

  long pid() {
    return process.pid();
  }

  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor(1, TimeUnit.MINUTES);
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
