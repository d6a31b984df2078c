package domain;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.Outlives;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directive, or a section of them. */
@OwnsPool(shared = true)
@SubPoolOf({Server.class, Config.class})
public interface Config {

  ResourcePool<Config> pool();

  Server server();

  @Outlives
  @Nullable Config outer();

  String name();

  @LivesIn(Config.class)
  MemorySegment argument();

  int line();

  void line(int number);

  @Child
  List<Config> configs();

  default int depth() {
    int depth = 0;
    for (Config outer = outer(); outer != null; outer = outer.outer()) {
      depth++;
    }
    return depth;
  }
}
