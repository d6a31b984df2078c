package ftp;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

final class Ftp {
  @OwnsPool
  @SubPoolOf(Daemon.class)
  interface Command {
    @LivesIn(Command.class)
    MemorySegment line();

    int number();

    @LivesIn(Command.class)
    @Nullable MemorySegment argument();

    String verb();
  }

  private Ftp() {}
}
