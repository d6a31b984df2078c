/*
 * jeesite issue 16 and VIVO-1908, servlet applications: a controller is made once and serves all
 * threads, but keeps the request that it is working on in a field. Two users save at the same time,
 * and one of them gets the other's name and the other's reply.
 */
package singletoncontroller;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;
import org.jspecify.annotations.Nullable;

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
  private int saved;
  private @Nullable HttpRequest request;

  /** Called by the container before each of the controller's methods. */
  void before(HttpRequest current) {
    request = current;
  }

  void save() {
    HttpRequest current = request;
    if (current != null) {
      saved++;
      System.out.println(saved + " saved, the last by " + current.user());
      current.status(200);
    }
  }
}
