package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.KindGraph;

/** How the lifetime of something stored compares with that of the object it is stored in. */
enum Relation {
  /** It is there as long as the object is. */
  OUTLIVES,
  /** Both own a pool of the same kind, and nothing says which pool is gone first. */
  SIBLING,
  /** It dies, or may die, before the object. */
  SHORTER;

  static Relation of(Mention stored, Residence owner, KindGraph graph) {
    Kind kind = stored.kind();
    if (kind.permanent()) {
      return OUTLIVES;
    }
    if (kind.equals(owner.kind())) {
      return stored.owning() && owner.owning() ? SIBLING : OUTLIVES;
    }
    return graph.outlives(kind, owner.kind()) ? OUTLIVES : SHORTER;
  }
}
