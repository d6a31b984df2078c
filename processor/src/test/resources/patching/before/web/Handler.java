package web;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import dev.lifeguard.runtime.ResourcePool;

/** Handles requests. The imports are in an order of their own. */
final class Handler {

  private Handler() {}

  static void agent(Request request) {
    request.connection().lastAgent(request.agent());   // for the log
    request.connection().notes().put("agent", request.agent());
  }

  static int lookUp(Request main, String uri) {
    try (RequestRec sub =
        RequestRec.in(main.pool(), main.connection(), main, main.agent(), new HashMap<>())) {
      sub.headers().put("Location", sub.pool().allocateFrom(uri));
      MemorySegment location = sub.headers().get("Location");
      if (location != null) {
        main.headers().put("Location", location);
      }
      return sub.headers().size();
    }
  }

  static void onHangup(Server server, Connection connection) {
    server.actions()[1] = () -> System.out.println("reload for " + connection.user());
  }

  static void announce(Server server, Connection connection) {
    server.pool().onClose(() -> System.out.println("closing on " + connection.user()));
  }

  static CompletableFuture<Void> greet(Connection connection) {
    CompletableFuture<Void> greeted =
        CompletableFuture.runAsync(() -> System.out.println("hello " + connection.user()));
    return greeted;
  }
}
