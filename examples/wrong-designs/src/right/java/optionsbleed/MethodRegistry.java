/*
 * CVE-2017-9798 "Optionsbleed", Apache httpd, repaired: the registry keeps names of its own, which
 * live as long as it does.
 */
package optionsbleed;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@Pool(permanent = true)
interface Httpd {}

@OwnsPool
@SubPoolOf(Httpd.class)
interface Connection {}

@OwnsPool
@SubPoolOf(Connection.class)
interface Request {
  ResourcePool<Request> pool();
}

final class MethodRegistry {
  private static final List<String> METHODS = new CopyOnWriteArrayList<>();

  private MethodRegistry() {}

  /** Handles a Limit directive of an .htaccess file. */
  static void limit(@LivesIn(Request.class) MemorySegment method) {
    METHODS.add(method.getString(0));
  }

  /** The value of the header Allow. */
  static String allow() {
    return String.join(",", METHODS);
  }
}
