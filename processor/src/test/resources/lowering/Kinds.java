package lowering;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.annotations.Outlives;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SharesPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Pool(permanent = true)
interface Daemon {}

@OwnsPool
@SubPoolOf(Daemon.class)
interface Server {
  ResourcePool<Server> pool();
  String name();
  int port();
  void port(int port);
  @Child List<Session> sessions();
  @LivesIn(Server.class) @Nullable MemorySegment motd();
  void motd(@Nullable MemorySegment motd);
}

@OwnsPool
@SubPoolOf({Server.class, Session.class})
interface Session {
  ResourcePool<Session> pool();
  void close();
  Server server();
  @Outlives @Nullable Session outer();
  @LivesIn(Session.class) MemorySegment line();
  @Child @Nullable Command current();
  void current(@Nullable Command current);
  @Child ResourcePool<Tmp> tmp();
  default Server up() {
    return server();
  }
}

@OwnsPool
@SubPoolOf(Session.class)
interface Command {
  Session session();
}

@Pool
@SubPoolOf(Session.class)
interface Tmp {}

@SharesPool(Session.class)
interface Note {
  MemorySegment text();
}

@LivesIn(Session.class)
final class Headers {
  final MemorySegment raw;
  @Nullable Headers next;

  Headers(MemorySegment raw) {
    this.raw = raw;
  }
}

record Pair(MemorySegment first, String second) {}

final class Use {
  private Use() {}

  static void of(Object object) {}
}
