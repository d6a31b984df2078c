package domain;

import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import process.Daemon;

/** Starts a server, and a session for everybody who calls. */
public final class Acceptor {

  private Acceptor() {}

  public static void run(ResourcePool<Daemon> daemon, Path config, ServerSocketChannel calls)
      throws IOException {
    Statistics statistics = new Statistics();
    try (ServerRec server =
        ServerRec.in(
            daemon,
            "domain",
            2000,
            own -> own.own(Executors.newVirtualThreadPerTaskExecutor()),
            statistics)) {
      server.started(System.currentTimeMillis());
      ConfigReader.read(server, config);
      Registry registry = new Registry(server);
      registry.load(Map.of("hello", "Hello", "bye", "Goodbye"));
      server.registry(registry);
      server.pool().beforeClose(() -> statistics.count("stopped"));
      accept(server, calls);
    }
  }

  private static void accept(Server server, ServerSocketChannel calls) throws IOException {
    while (server.pool().isOpen()) {
      SocketChannel call = calls.accept();
      if (server.isFull()) {
        server.statistics().count("refused");
        call.close();
        continue;
      }
      String peer = String.valueOf(call.getRemoteAddress());
      Future<Integer> session = server.executor().submit(() -> converse(server, peer, call));
      if (session.isCancelled()) {
        server.statistics().count("cancelled");
      }
    }
  }

  private static int converse(Server server, String peer, SocketChannel call) throws IOException {
    int served = 0;
    try (SessionRec session = SessionRec.in(server.pool(), server, peer)) {
      SocketChannel channel = session.pool().own(call);
      session.history(new History(session.pool()));
      Lines lines = new Lines(session.pool(), channel);
      lines.send(greeting(server));
      while (!session.leaving()) {
        String line = lines.next();
        if (line == null) {
          break;
        }
        lines.send(Dispatcher.answer(session, line));
        served++;
      }
    }
    return served;
  }

  private static Reply greeting(Server server) {
    Settings settings = server.settings();
    return Reply.of(220, settings == null ? "Ready" : settings.greeting("en"));
  }

  // if n % 3 == 2
  static Callable<String> report(Server server) {
    Statistics statistics = server.statistics();
    String name = server.name();
    return () -> name + "\n" + statistics.summary();
  }

  // end
  // if n % 4 == 1
  static void watch(Server server) {
    server
        .executor()
        .execute(
            () -> {
              long bytes = 0;
              for (Config config : server.configs()) {
                bytes += config.argument().byteSize();
              }
              server.statistics().bytes(bytes);
            });
  }
  // end
}
