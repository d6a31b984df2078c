package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.Ports;
import dev.lifeguard.examples.ftpd.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server that ours is compared with, as Debian has it, with all its files in one directory. */
final class Proftpd {

  private final Process process;
  private final InetSocketAddress address;

  private Proftpd(Process process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts it.
   *
   * @param own a directory for its own files
   * @param users who may log in, and where they come to; nobody else may read that file
   * @param directives what else is to be configured
   */
  static Proftpd start(Path own, Path users, String... directives)
      throws IOException, InterruptedException {
    Program program = Program.named("proftpd", "proftpd-core");
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free());
    Path file = own.resolve("proftpd.conf");
    Files.writeString(file, configuration(address.getPort(), own, users, directives));
    List<String> arguments = new ArrayList<>(List.of("-n", "-c", file.toString()));
    Path printed = own.resolve("printed");
    Process process = asRoot(program, arguments).start(printed, arguments.toArray(String[]::new));
    var proftpd = new Proftpd(process, address);
    Waiting.until(() -> !process.isAlive() || answers(address));
    if (!process.isAlive() || !answers(address)) {
      proftpd.stop();
      throw new AssertionError("proftpd does not start: " + Files.readString(printed));
    }
    return proftpd;
  }

  private static String configuration(int port, Path own, Path users, String... directives) {
    return """
    ServerName beside
    ServerType standalone
    DefaultAddress 127.0.0.1
    SocketBindTight on
    UseIPv6 off
    Port %1$d
    User root
    Group root
    PidFile %2$s/pid
    ScoreboardFile %2$s/scores
    DelayTable none
    SystemLog %2$s/log
    WtmpLog off
    TransferLog none
    UseReverseDNS off
    <IfModule mod_ident.c>
      IdentLookups off
    </IfModule>
    <IfModule mod_delay.c>
      DelayEngine off
    </IfModule>
    <IfModule mod_auth_pam.c>
      AuthPAM off
    </IfModule>
    AuthOrder mod_auth_file.c
    AuthUserFile %3$s
    RequireValidShell off
    RootLogin on
    DefaultRoot ~
    Umask 022
    AllowOverwrite on
    AllowStoreRestart on
    TimesGMT on
    MaxInstances none
    """
            .formatted(port, own, users)
        + String.join("\n", directives)
        + "\n";
  }

  /** It wants to be root. To be taken for it, in a world of one's own, is enough. */
  private static Program asRoot(Program program, List<String> arguments) throws IOException {
    if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
      return program;
    }
    arguments.addAll(0, List.of("--user", "--map-root-user", program.file().toString()));
    return Program.named("unshare", "util-linux");
  }

  private static boolean answers(InetSocketAddress address) {
    try (var socket = new Socket()) {
      socket.connect(address);
      return socket.getInputStream().read() == '2';
    } catch (IOException e) {
      return false;
    }
  }

  InetSocketAddress address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  void stop() throws InterruptedException {
    process.destroy();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "proftpd does not end");
  }
}
