package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.model.Kind;
import java.util.List;

/**
 * Something with a lifetime that a type refers to: {@code Map<String, Session>} mentions Session.
 *
 * @param kind the kind of pool it lives in
 * @param owning whether it owns that pool: a struct, or the pool itself
 * @param pool whether it is a pool, and no struct
 * @param name what messages call it
 * @param via the types through which it is mentioned, outermost first; empty when it is the type
 *     itself
 */
record Mention(Kind kind, boolean owning, boolean pool, String name, List<String> via) {

  Mention {
    via = List.copyOf(via);
  }

  /** Whether it is something that a {@code Ref} can refer to. */
  boolean isStruct() {
    return kind.struct() && owning && !pool;
  }

  /** How to hold a struct that may die first; in a container, each of them. */
  String byRef() {
    return "hold a Ref<%s>".formatted(name) + (via.isEmpty() ? "" : " instead of each " + name);
  }

  /** The line that says through what it is mentioned; none when it is the type itself. */
  List<String> heldThrough() {
    return via.isEmpty()
        ? List.of()
        : List.of("It is held through " + String.join(", ", via) + ".");
  }

  static Mention of(Residence residence, boolean pool, String name, List<String> via) {
    return new Mention(residence.kind(), residence.owning(), pool, name, via);
  }
}
