package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Carry;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.PoolMade;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.KindGraph;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A small world.
 *
 * <pre>
 *   Daemon              a permanent struct
 *     Server            a struct
 *       Session         a struct
 *         Request       a pool
 *       Config          a pool
 * </pre>
 */
final class Sample {

  static final Kind DAEMON = kind("Daemon", true, true);
  static final Kind SERVER = kind("Server", true, false, "Daemon");
  static final Kind SESSION = kind("Session", true, false, "Server");
  static final Kind REQUEST = kind("Request", false, false, "Session");
  static final Kind CONFIG = kind("Config", false, false, "Server");

  static final TypeFact DAEMON_TYPE = TypeFact.homed("Daemon", DAEMON, true, false);
  static final TypeFact SERVER_TYPE = TypeFact.homed("Server", SERVER, true, false);
  static final TypeFact SESSION_TYPE = TypeFact.homed("Session", SESSION, true, false);
  static final TypeFact REQUEST_POOL = TypeFact.homed("ResourcePool<Request>", REQUEST, true, true);
  static final TypeFact CONFIG_POOL = TypeFact.homed("ResourcePool<Config>", CONFIG, true, true);

  /** A class marked {@code @LivesIn(Session.class)}. */
  static final TypeFact SESSION_NOTE = TypeFact.homed("Note", SESSION, false, false);

  static final TypeFact ANY_POOL =
      new TypeFact(
          "ResourcePool<?>", Carry.CARRIER, Optional.empty(), true, true, Set.of(), false, false);
  static final TypeFact SEGMENT = TypeFact.plain("MemorySegment", Carry.CARRIER);
  static final TypeFact PLAIN = TypeFact.plain("Registry", Carry.PLAIN);

  static final FieldRef SERVER_TEXT = FieldRef.field("Server.text", "Server.text", SEGMENT);
  static final FieldRef SESSION_TEXT = FieldRef.field("Session.text", "Session.text", SEGMENT);
  static final FieldRef STATIC_TEXT = FieldRef.field("Main.text", "Main.text", SEGMENT);

  /** The field of a class that says nothing of lifetimes. */
  static final FieldRef BOX_VALUE = FieldRef.field("Box.value", "Box.value", TypeFact.OBJECT);

  static final PoolMade NEW_REQUEST =
      new PoolMade(REQUEST_POOL, Optional.of(REQUEST), false, false, Set.of());
  static final PoolMade NEW_CONFIG =
      new PoolMade(CONFIG_POOL, Optional.of(CONFIG), false, false, Set.of());
  static final PoolMade NEW_SESSION =
      new PoolMade(SESSION_TYPE, Optional.of(SESSION), true, false, Set.of());
  static final PoolMade NEW_SERVER =
      new PoolMade(SERVER_TYPE, Optional.of(SERVER), true, false, Set.of());
  static final PoolMade NEW_SCRATCH =
      new PoolMade(ANY_POOL, Optional.empty(), false, false, Set.of());

  private Sample() {}

  static KindGraph graph() {
    KindGraph graph = new KindGraph();
    List.of(DAEMON, SERVER, SESSION, REQUEST, CONFIG).forEach(graph::add);
    return graph;
  }

  /** A field whose type says nothing of lifetimes. */
  static FieldRef any(String name) {
    return FieldRef.field(name, name, TypeFact.OBJECT);
  }

  private static Kind kind(String name, boolean struct, boolean permanent, String... parents) {
    return new Kind(name, name, struct, permanent, false, List.of(parents));
  }
}
