package lowering;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.runtime.Pooled;
import dev.lifeguard.runtime.ResourcePool;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

abstract class Structs {
  void factory(ServerRec server, MemorySegment line) {
    SessionRec session = SessionRec.in(server.pool(), server, null, line);
  }

  void factoryWithFunction(ServerRec server) {
    SessionRec.in(server.pool(), server, null, own -> own.allocate(8));
  }

  void sharing(Session session, MemorySegment text) {
    Note note = NoteRec.in(session.pool(), text);
    Use.of(note.text());
  }

  void accessors(Session session, Command command) {
    session.current(command);
    Use.of(session.current());
    Use.of(session.outer());
    Use.of(session.server().name());
    session.server().port(21);
    Use.of(session.tmp());
  }

  void ownMethods(Session session) {
    Use.of(session.up());
  }

  void pools(ResourcePool<Session> session, Class<Tmp> kind) {
    ResourcePool<Tmp> named = session.subPool(Tmp.class);
    ResourcePool<Tmp> unclear = session.subPool(kind);
    ResourcePool<?> unnamed = session.subPool();
    ResourcePool<Daemon> root = ResourcePool.root(Daemon.class);
  }

  void closing(Session session, SessionRec rec, ResourcePool<?> pool, Arena arena, Closeable other)
      throws IOException {
    session.close();
    rec.close();
    pool.close();
    arena.close();
    other.close();
  }

  void pooled(Pooled pooled) {
    Use.of(pooled.pool());
  }

  void livesIn(ResourcePool<Session> pool) {
    @LivesIn(Session.class) MemorySegment line = pool.allocate(8);
    line = pool.allocate(9);
  }
}
