package domain;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** One line of a client, until it is answered. */
@OwnsPool
@SubPoolOf(Session.class)
public interface Command {

  ResourcePool<Command> pool();

  Session session();

  @LivesIn(Command.class)
  MemorySegment text();

  @Nullable Headers headers();

  void headers(Headers headers);

  @LivesIn(Command.class)
  @Nullable MemorySegment body();

  void body(MemorySegment body);

  @Child
  ResourcePool<Scratch> scratch();
}
