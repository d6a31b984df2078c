package dev.lifeguard.processor.model;

import java.util.List;
import javax.lang.model.element.TypeElement;

/** Where the pool of a struct comes from. */
public sealed interface Home {

  /** The type that names the kind of the struct's pool. */
  TypeElement kind();

  /** The struct owns a root pool: {@code FooRec.create(…)}. */
  record OwnRoot(TypeElement kind) implements Home {}

  /**
   * The struct owns a sub-pool: {@code FooRec.in(parent, …)}.
   *
   * @param parents the kinds of which the parent pool may be, at least one
   */
  record OwnSubPool(TypeElement kind, List<TypeElement> parents) implements Home {

    public OwnSubPool {
      parents = List.copyOf(parents);
    }
  }

  /** The struct lives in a pool that it does not own: {@code FooRec.in(pool, …)}. */
  record Shared(TypeElement kind) implements Home {}

  /** Whether each instance has a pool of its own. */
  default boolean ownsPool() {
    return !(this instanceof Shared);
  }
}
