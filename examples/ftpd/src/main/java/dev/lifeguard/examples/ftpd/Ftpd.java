package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.admin.AdminClient;
import dev.lifeguard.examples.ftpd.admin.Answer;
import dev.lifeguard.examples.ftpd.config.ConfigLoader;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Warning;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The program: starts the server, prints where it listens, and runs until it is told to stop. */
public final class Ftpd {

  private final Options options;
  private final PrintStream out;
  private final PrintStream err;

  private Ftpd(Options options, PrintStream out, PrintStream err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /** Runs the program; {@code --help} says how. */
  public static void main(String... arguments) throws InterruptedException {
    int status = run(System.out, System.err, arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Runs until the process or the server is told to stop; or not at all. */
  static int run(PrintStream out, PrintStream err, String... arguments)
      throws InterruptedException {
    try {
      return new Ftpd(Options.parse(arguments), out, err).run();
    } catch (Options.WrongOptions e) {
      err.println("ftpd: " + e.getMessage() + "; --help says more");
      return 2;
    }
  }

  private int run() throws InterruptedException {
    return switch (options.action()) {
      case HELP -> {
        out.print(Usage.TEXT);
        yield 0;
      }
      case CHECK -> check();
      case RUN -> serve();
      case TELL -> tell();
    };
  }

  private int check() {
    try (ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class)) {
      var source = options.configuration().read(daemon);
      int servers =
          ConfigLoader.load(FtpServer.master(daemon), 1, source, this::warn).servers().size();
      out.printf("The configuration is in order, servers: %d%n", servers);
      return 0;
    } catch (ConfigException | IOException e) {
      err.println("ftpd: " + e.getMessage());
      return 1;
    }
  }

  private int serve() throws InterruptedException {
    FtpServer server;
    try {
      server =
          FtpServer.start(options.configuration(), this::warn, options.admin(), options.grace());
    } catch (ConfigException | IOException e) {
      err.println("ftpd: cannot start: " + e.getMessage());
      return 1;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
    boolean reloads = Hangup.handle(() -> reload(server));
    sayWhereAndHow(server, reloads);
    server.awaitEnd();
    return 0;
  }

  private void sayWhereAndHow(FtpServer server, boolean reloads) {
    for (InetSocketAddress address : server.addresses()) {
      out.printf("Listening on %s port %d%n", host(address), address.getPort());
    }
    if (options.embedded()) {
      out.printf(
          "To connect: curl ftp://me:secret@%s:%d/%n",
          host(server.address()), server.address().getPort());
      out.println(reloads ? "To stop: Ctrl-C; SIGHUP reloads" : "To stop: Ctrl-C");
    }
  }

  private static String host(InetSocketAddress address) {
    return address.getAddress().getHostAddress();
  }

  private void reload(FtpServer server) {
    try {
      server.reload();
      out.println("The configuration has been read anew");
    } catch (ConfigException | IOException | IllegalStateException e) {
      err.println("ftpd: the old configuration stays in force: " + e.getMessage());
    }
  }

  private void stop(FtpServer server) {
    try {
      server.stop(options.grace());
    } catch (InterruptedException e) {
      server.close();
    }
  }

  private int tell() {
    Path file = options.admin().orElseThrow();
    try {
      Answer answer = AdminClient.tell(file, options.command());
      (answer.ok() ? out : err).print(answer.text());
      return answer.ok() ? 0 : 1;
    } catch (IOException e) {
      err.println("ftpd: nobody answers at " + file + ": " + e.getMessage());
      return 1;
    }
  }

  private void warn(Warning warning) {
    err.println("ftpd: " + warning);
  }
}
