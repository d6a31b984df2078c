package ftp;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.Outlives;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

@OwnsPool
@SubPoolOf({Server.class, Config.class})
interface Config {
  Server server();

  @Outlives
  @Nullable Config outer();

  String directive();

  @LivesIn(Config.class)
  @Nullable MemorySegment argument();

  void argument(@Nullable MemorySegment text);

  boolean merged();

  void merged(boolean yes);

  @Child
  List<Config> inner();

  @Child
  @Nullable Config current();

  void current(@Nullable Config next);

  @Child
  ResourcePool<Tmp> tmp();

  default boolean isTopLevel() {
    return outer() == null;
  }
}
