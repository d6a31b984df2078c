package dev.lifeguard.processor.flow.ir;

import java.util.List;

/**
 * One operation on variables. {@link #NONE} as a source is a value without lifetime (a string, a
 * literal, {@code null}), and as a destination a result that nobody wants.
 */
public sealed interface Op {

  /** No variable. */
  int NONE = -1;

  /** Whether control may go from here to the handler of the block. */
  default boolean mayThrow() {
    return switch (this) {
      case Call _, NewPool _, Throw _, Load _, Store _, Use _ -> true;
      default -> false;
    };
  }

  /** {@code to = from}: assignment to a local, a cast, a pattern binding, a way of a ternary. */
  record Copy(int to, int from) implements Op {}

  /** {@code to} refers to what both of them refer to: {@code a ? b : c} without branches. */
  record Join(int to, List<Integer> from) implements Op {
    public Join {
      from = List.copyOf(from);
    }
  }

  /** {@code to = base.field}, a field, an accessor of a struct or a component of a record. */
  record Load(int to, int base, FieldRef field, Site site) implements Op {}

  /** {@code base.field = value}; {@code type} is the static type of the value. */
  record Store(int base, FieldRef field, int value, TypeFact type, Site site) implements Op {}

  /** {@code to = Owner.field}, static. */
  record LoadStatic(int to, FieldRef field, Site site) implements Op {}

  /** {@code Owner.field = value}, static. */
  record StoreStatic(FieldRef field, int value, TypeFact type, Site site) implements Op {}

  /**
   * {@code to} is a new object of that class, an array, or a closure's object; what its constructor
   * does follows as a {@link Call} with {@code to} as the receiver, what it captures as {@link
   * Store}s. Boxing a varargs list is a new array.
   */
  record New(int to, TypeFact type, String owner, Site site) implements Op {}

  /**
   * {@code to} is a lambda or method reference. {@code captured} are the variables that the first
   * parameters of {@code body} stand for ({@code this} first, if the body has it).
   */
  record Closure(int to, Body body, List<Integer> captured, Site site) implements Op {
    public Closure {
      captured = List.copyOf(captured);
    }
  }

  /**
   * {@code to} is a new pool inside {@code parent} (a pool or a struct), or a root if that is NONE.
   * A struct's components follow as {@link Store}s to {@code to}.
   */
  record NewPool(int to, int parent, PoolMade made, Site site) implements Op {}

  /**
   * A call. What it does comes from the callee. {@code receiver} is NONE for a static method.
   * {@code resultType} is what the static type of the call expression says, which may know more
   * than the declaration ({@code List<Session>.get}); so do the {@code argumentTypes}.
   */
  record Call(
      int to,
      Callee callee,
      int receiver,
      List<Integer> arguments,
      List<TypeFact> argumentTypes,
      TypeFact resultType,
      Site site)
      implements Op {
    public Call {
      arguments = List.copyOf(arguments);
      argumentTypes = List.copyOf(argumentTypes);
    }
  }

  /** The pool of that value is destroyed: {@code close()} of a pool or a generated struct. */
  record Close(int value, Site site) implements Op {}

  /** The value is used in a way that needs it to be alive: unboxed, locked on, iterated. */
  record Use(int value, Site site) implements Op {}

  /** The value must outlive {@code type.home()}: assignment to a local marked {@code @LivesIn}. */
  record Ask(int value, TypeFact type, String name, Site site) implements Op {}

  /** On this branch the pool is known to be open, or closed: {@code if (pool.isOpen())}. */
  record Assume(int value, boolean open) implements Op {}

  /** What runs the value's tasks has ended: {@code if (thread.join(time))}. */
  record Await(int value, Site site) implements Op {}

  /** On this branch the variable is null, or an Optional that is empty. */
  record AssumeNull(int value) implements Op {}

  /**
   * The end of one iteration, on the way back to the head of the loop; variables declared in the
   * loop are gone.
   */
  record IterationEnd(int loop, List<Integer> gone) implements Op {
    public IterationEnd {
      gone = List.copyOf(gone);
    }
  }

  /**
   * The body ends normally, after all {@code finally} blocks on the way; {@code value} was computed
   * at {@code site}, before them. Last in its block.
   */
  record Return(int value, Site site) implements Op {}

  /** Control goes to the block's handler. Last in its block. */
  record Throw(int value, Site site) implements Op {}
}
