package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.Outlives;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.examples.ftpd.config.text.Position;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directive of a server's configuration, or of a section of it.
 *
 * <p>ProFTPD: {@code config_rec} and {@code config_rec->pool}, made by {@code add_config_set} in
 * the pool of the set that contains it.
 */
@OwnsPool(shared = true)
@SubPoolOf({Server.class, Config.class})
public interface Config {

  /** Where the directive lives. */
  ResourcePool<Config> pool();

  /** The server that it configures. */
  Server server();

  /** The section that it stands in; null outside of all. */
  @Outlives
  @Nullable Config outer();

  /** What it configures; a section's name is in angle brackets. */
  String name();

  /** Where it stands. */
  Position at();

  /** To what: words in UTF-8, each with a NUL behind it. */
  @LivesIn(Config.class)
  MemorySegment argument();

  /** The directives inside, if this is a section. */
  @Child
  List<Config> configs();
}
