/*
 * jeesite issue 16 and VIVO-1908, repaired: the request is a parameter and kept nowhere.
 */
package singletoncontroller;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;
import java.util.concurrent.atomic.AtomicInteger;

@Pool(permanent = true)
interface Container {}

@OwnsPool
@SubPoolOf(Container.class)
interface Connection {}

@OwnsPool
@SubPoolOf(Connection.class)
interface HttpRequest {
  String user();

  int status();

  void status(int code);
}

final class SaveController {
  private final AtomicInteger saved = new AtomicInteger();

  void save(HttpRequest request) {
    System.out.println(saved.incrementAndGet() + " saved, the last by " + request.user());
    request.status(200);
  }
}
