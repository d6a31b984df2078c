package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.model.Kind;
import java.util.List;

/**
 * Something with a lifetime that a type refers to: {@code Map<String, Session>} mentions Session.
 *
 * @param kind the kind of pool it lives in
 * @param owning whether it owns that pool: a struct, or the pool itself
 * @param name what messages call it
 * @param via the types through which it is mentioned, outermost first; empty when it is the type
 *     itself
 */
record Mention(Kind kind, boolean owning, String name, List<String> via) {

  Mention {
    via = List.copyOf(via);
  }

  /** Whether it is something that a {@code Ref} can refer to. */
  boolean isStruct() {
    return kind.struct() && owning && !name.startsWith("ResourcePool<");
  }

  static Mention of(Residence residence, String name, List<String> via) {
    return new Mention(residence.kind(), residence.owning(), name, via);
  }
}
