/*
 * CVE-2017-9798 "Optionsbleed", Apache httpd: the method names of Limit sections go into a registry
 * of the whole process. Sections come from the main configuration, but also from .htaccess files,
 * which are read for one request and die with it. The reply to OPTIONS lists what the registry
 * points to: by then, other people's memory.
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
  private static final List<@LivesIn(Request.class) MemorySegment> METHODS =
      new CopyOnWriteArrayList<>();

  private MethodRegistry() {}

  /** Handles a Limit directive of an .htaccess file. */
  static void limit(@LivesIn(Request.class) MemorySegment method) {
    METHODS.add(method);
  }

  /** The value of the header Allow. */
  static String allow() {
    return String.join(",", METHODS.stream().map(name -> name.getString(0)).toList());
  }
}
