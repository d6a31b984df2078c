package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.ConfigException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

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
    if (options.help()) {
      out.print(Options.USAGE);
      return 0;
    }
    try {
      FtpServer server = FtpServer.start(options.directives());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
      out.printf(
          "Listening on %s port %d%n",
          server.address().getAddress().getHostAddress(), server.address().getPort());
    } catch (ConfigException | IOException e) {
      err.println("ftpd: cannot start: " + e.getMessage());
      return 1;
    }
    new CountDownLatch(1).await();
    return 0;
  }
}
