package web;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import dev.lifeguard.runtime.ResourcePool;

/** Handles requests. The imports are in an order of their own. */
final class Handler {

  private Handler() {}

  static void agent(Request request) {
    request.connection().lastAgent(request.connection().pool().copy(request.agent()));   // for the log
    request.connection().notes().put("agent", request.connection().pool().copy(request.agent()));
  }

  static int lookUp(Request main, String uri) {
    try (RequestRec sub =
        RequestRec.in(main.pool(), main.connection(), main, main.agent(), new HashMap<>())) {
      sub.headers().put("Location", sub.pool().allocateFrom(uri));
      MemorySegment location = sub.headers().get("Location");
      if (location != null) {
        main.headers().put("Location", main.pool().copy(location));
      }
      return sub.headers().size();
    }
  }

  static void onHangup(Server server, Connection connection) {
    var user = connection.user();
    server.actions()[1] = () -> System.out.println("reload for " + user);
  }

  static void announce(Server server, Connection connection) {
    connection.pool().onClose(() -> System.out.println("closing on " + connection.user()));
  }

  static CompletableFuture<Void> greet(Connection connection) {
    var user = connection.user();
    CompletableFuture<Void> greeted =
        CompletableFuture.runAsync(() -> System.out.println("hello " + user));
    return greeted;
  }
}
