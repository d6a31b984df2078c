package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.ConfigLoader;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Warning;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The program: starts the server, prints where it listens, and runs until it is told to stop. */
public final class Ftpd {

  private Ftpd() {}

  /** Runs the program; {@code --help} says how. */
  public static void main(String... arguments) throws InterruptedException {
    int status = run(System.out, System.err, arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Runs until the process is told to stop; returns at once when there is nothing to run. */
  static int run(PrintStream out, PrintStream err, String... arguments)
      throws InterruptedException {
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (Options.WrongOptions e) {
      err.println("ftpd: " + e.getMessage() + "; --help says more");
      return 2;
    }
    return switch (options.action()) {
      case HELP -> {
        out.print(Options.USAGE);
        yield 0;
      }
      case CHECK -> check(options, out, err);
      case RUN -> start(options, out, err);
    };
  }

  private static int check(Options options, PrintStream out, PrintStream err) {
    try (ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class)) {
      int servers = ConfigLoader.load(daemon, 1, options.source(), warnings(err)).servers().size();
      out.printf("The configuration is in order, servers: %d%n", servers);
      return 0;
    } catch (ConfigException e) {
      err.println("ftpd: " + e.getMessage());
      return 1;
    }
  }

  private static int start(Options options, PrintStream out, PrintStream err)
      throws InterruptedException {
    try {
      FtpServer server = FtpServer.start(options::source, warnings(err));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
      for (InetSocketAddress address : server.addresses()) {
        out.printf(
            "Listening on %s port %d%n", address.getAddress().getHostAddress(), address.getPort());
      }
    } catch (ConfigException | IOException e) {
      err.println("ftpd: cannot start: " + e.getMessage());
      return 1;
    }
    new CountDownLatch(1).await();
    return 0;
  }

  private static Consumer<Warning> warnings(PrintStream err) {
    return warning -> err.println("ftpd: " + warning);
  }
}
