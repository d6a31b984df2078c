package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.PoolMade;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.List;

/**
 * Something that a body does to what its caller gave it; the caller does the same to what it really
 * gave. {@code site} is where the body does it.
 */
sealed interface Effect {

  /** Where. */
  Site site();

  /** {@code base.field = value}. */
  record Stored(Value base, FieldRef field, Value value, TypeFact type, Site site)
      implements Effect {}

  /** The value was used while it had to be alive. */
  record Used(Value value, Site site) implements Effect {}

  /** A pool operation, or an access to memory, that only the value's own thread may do. */
  record Touched(Value value, Site site) implements Effect {}

  /** The pool was closed or cleared. */
  record Ended(Value pool, boolean cleared, Site site) implements Effect {}

  /** Memory was allocated from the pool. */
  record Allocated(Value pool, Site site) implements Effect {}

  /** A pool was made inside the pool. */
  record PoolMadeIn(Value parent, PoolMade made, Site site) implements Effect {}

  /**
   * The value was handed to another thread, or left in a thread-local.
   *
   * @param result stands for the task, for whoever waits
   */
  record Handed(Value task, Value to, Value result, boolean local, Site site) implements Effect {}

  /** Tasks of the value were waited for. */
  record Awaited(Value value, Site site) implements Effect {}

  /**
   * A method was called whose body only the caller may know; {@code result} stands for what came.
   */
  record Called(
      Callee callee, Value receiver, List<Value> arguments, int result, TypeFact type, Site site)
      implements Effect {
    public Called {
      arguments = List.copyOf(arguments);
    }
  }
}
