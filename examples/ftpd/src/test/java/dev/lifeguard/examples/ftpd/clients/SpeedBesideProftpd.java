package dev.lifeguard.examples.ftpd.clients;

import dev.lifeguard.examples.ftpd.Manner;
import dev.lifeguard.examples.ftpd.RawClient;
import dev.lifeguard.examples.ftpd.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A program: ProFTPD and ours, each in processes of its own, in turn, with the same client. Prints
 * ratios, and how busy the machine was. To be run by hand, with the tests' class path:
 *
 * <pre>java dev.lifeguard.examples.ftpd.clients.SpeedBesideProftpd [rounds]</pre>
 */
final class SpeedBesideProftpd {

  private static final int SMALL_FILES = 10_000;
  private static final int SMALL = 4096;
  private static final long BIG = 1 << 30;
  private static final int SESSIONS = 200;

  private SpeedBesideProftpd() {}

  /** One thing that is measured: more is better. */
  private record Measure(String name, Work work) {}

  private interface Work {
    double perSecond(InetSocketAddress server) throws IOException;
  }

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("RETR of 1 GB", SpeedBesideProftpd::big),
          new Measure("RETR of 10,000 files of 4 KB", SpeedBesideProftpd::small),
          new Measure("sessions (connect, login, QUIT)", SpeedBesideProftpd::sessions));

  /** Runs it. */
  public static void main(String... arguments) throws Exception {
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    Path own = Files.createTempDirectory("speed");
    Path files = Files.createDirectory(own.resolve("files"));
    plant(files);
    Path users = DifferentialTest.users(own, files);
    Proftpd proftpd = Proftpd.start(Files.createDirectory(own.resolve("proftpd")), users);
    OurProcess ours = OurProcess.start(own, configuration(own, users, files));
    try {
      System.out.println("load before: " + load());
      for (Measure measure : MEASURES) {
        compare(measure, proftpd.address(), ours.address(), rounds);
      }
      memory(proftpd, ours);
      System.out.println("load after: " + load());
    } finally {
      ours.stop();
      proftpd.stop();
      Trees.clear(own);
      Files.delete(own);
    }
  }

  private static Path configuration(Path own, Path users, Path files) throws IOException {
    return Files.writeString(
        own.resolve("ours.conf"),
        """
        DefaultAddress 127.0.0.1
        Port 0
        DefaultRoot %s
        AuthUserFile %s
        MaxClients 1000
        """
            .formatted(files, users));
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).strip();
  }

  private static void plant(Path files) throws IOException {
    var random = new Random(1);
    byte[] block = new byte[1 << 20];
    try (var out = Files.newOutputStream(files.resolve("big"))) {
      for (long written = 0; written < BIG; written += block.length) {
        random.nextBytes(block);
        out.write(block);
      }
    }
    Path small = Files.createDirectory(files.resolve("small"));
    for (int i = 0; i < SMALL_FILES; i++) {
      Files.write(small.resolve("f" + i), Arrays.copyOf(block, SMALL));
    }
    Files.setPosixFilePermissions(files, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** In turn, and each first as often as the other. */
  private static void compare(
      Measure measure, InetSocketAddress theirs, InetSocketAddress ours, int rounds)
      throws IOException {
    measure.work().perSecond(theirs); // the first time is not like the others
    measure.work().perSecond(ours);
    List<Double> their = new ArrayList<>();
    List<Double> our = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      if (round % 2 == 0) {
        their.add(measure.work().perSecond(theirs));
        our.add(measure.work().perSecond(ours));
      } else {
        our.add(measure.work().perSecond(ours));
        their.add(measure.work().perSecond(theirs));
      }
    }
    System.out.printf(
        "%s: %.2f x ProFTPD (ours %.2f to %.2f of its median, itself %.2f to %.2f)%n",
        measure.name(),
        median(our) / median(their),
        least(our) / median(their),
        most(our) / median(their),
        least(their) / median(their),
        most(their) / median(their));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static double least(List<Double> values) {
    return values.stream().min(Double::compare).orElseThrow();
  }

  private static double most(List<Double> values) {
    return values.stream().max(Double::compare).orElseThrow();
  }

  private static double big(InetSocketAddress server) throws IOException {
    try (RawClient client = RawClient.loggedIn(server, Manner.PATIENT)) {
      long start = System.nanoTime();
      drain(client, "RETR /big", BIG);
      return 1e9 / (System.nanoTime() - start);
    }
  }

  private static double small(InetSocketAddress server) throws IOException {
    try (RawClient client = RawClient.loggedIn(server, Manner.PATIENT)) {
      long start = System.nanoTime();
      for (int i = 0; i < SMALL_FILES; i++) {
        drain(client, "RETR /small/f" + i, SMALL);
      }
      return 1e9 / (System.nanoTime() - start);
    }
  }

  /** Receives so many bytes, and looks at none of them. */
  private static void drain(RawClient client, String command, long size) throws IOException {
    long received =
        client.transfer(
            command,
            data -> {
              byte[] buffer = new byte[1 << 18];
              long all = 0;
              InputStream in = data.getInputStream();
              for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                all += count;
              }
              return all;
            });
    if (received != size) {
      throw new IOException("%s: %d bytes and not %d".formatted(command, received, size));
    }
  }

  private static double sessions(InetSocketAddress server) throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < SESSIONS; i++) {
      try (RawClient client = RawClient.loggedIn(server, Manner.PATIENT)) {
        client.expect(221, "QUIT");
      }
    }
    return 1e9 / (System.nanoTime() - start);
  }

  private static void memory(Proftpd proftpd, OurProcess ours) throws IOException {
    double theirs = perSession(proftpd.address(), proftpd.pid());
    double our = perSession(ours.address(), ours.pid());
    System.out.printf(
        "memory of an idle session: %.2f x ProFTPD (%.0f KB to %.0f KB)%n",
        our / theirs, our, theirs);
  }

  /** How much more there is of the process and its children with many sessions. */
  private static double perSession(InetSocketAddress server, long pid) throws IOException {
    List<RawClient> clients = new ArrayList<>();
    clients.add(RawClient.loggedIn(server, Manner.PATIENT));
    try {
      long before = OurProcess.kilobytes(pid);
      for (int i = 0; i < SESSIONS; i++) {
        clients.add(RawClient.loggedIn(server, Manner.PATIENT));
      }
      return (OurProcess.kilobytes(pid) - before) / (double) SESSIONS;
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
      Waiting.until(() -> OurProcess.children(pid) == 0);
    }
  }
}
