package dev.lifeguard.processor.errorprone;

import java.util.LinkedHashMap;
import java.util.Map;

/** A small module with a mistake in a declaration, one in a body, and something to warn of. */
final class Ftp {

  static final String SPECS =
      """
      package ftp;

      import dev.lifeguard.annotations.OwnsPool;
      import dev.lifeguard.annotations.Pool;
      import dev.lifeguard.annotations.SubPoolOf;
      import dev.lifeguard.runtime.ResourcePool;

      @Pool(permanent = true)
      interface Daemon {}

      @OwnsPool
      @SubPoolOf(Daemon.class)
      interface Server {
        ResourcePool<Server> pool();

        Session newest();
      }

      @OwnsPool
      @SubPoolOf(Server.class)
      interface Session {
        Server server();
      }
      """;

  static final String USE =
      """
      package ftp;

      import dev.lifeguard.runtime.ResourcePool;
      import java.util.ArrayList;
      import java.util.List;

      class Use {
        private static final List<Object> ALL = new ArrayList<>();

        static void keep(Session session) {
          ALL.add(session);
        }

        static long leak(Server server) {
          ResourcePool<?> scratch = server.pool().subPool();
          return scratch.allocate(8).byteSize();
        }
      }
      """;

  private Ftp() {}

  static Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("ftp/Specs.java", SPECS);
    sources.put("ftp/Use.java", USE);
    return sources;
  }

  /** With one of the files in another form. */
  static Map<String, String> with(String path, String text) {
    Map<String, String> sources = sources();
    sources.put(path, text);
    return sources;
  }
}
