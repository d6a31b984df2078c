package dev.lifeguard.processor.flow.library;

import java.util.List;
import java.util.Map;

/**
 * What a method without source does with its receiver and arguments. Without a contract a method
 * borrows them, and its result lives no longer than any of them; a constructor keeps its arguments
 * in {@code this.*}.
 *
 * <p>As text, clauses separated by semicolons:
 *
 * <pre>
 * java.util.Collection.add(Object)          keep 0 in this.elements
 * java.util.List.get(int)                   return this.elements
 * java.util.ArrayList.new(Collection)       keep 0.elements in this.elements
 * java.util.Map.put(Object,Object)          keep 0 in this.keys; keep 1 in this.values; return this.values
 * java.util.Map.computeIfAbsent(..)         keep 0 in this.keys; call 1(0); keep result 1 in this.values; return this.values
 * java.util.stream.Stream.map(..)           call 0(this.elements); return new(elements: result 0, *: this | 0)
 * java.util.stream.Collectors.toList()      return function { return new(elements: given 0) }
 * java.lang.Iterable.forEach(..)            repeat 0(this.elements)
 * java.util.concurrent.Executor.execute(..) hand 0 to this
 * java.util.concurrent.CompletableFuture.runAsync(Runnable)  hand 0 to heap; return new(*: heap)
 * java.lang.Thread.join(..)                 await this
 * java.lang.foreign.SegmentAllocator.allocateFrom(..)        allocate
 * java.util.Collections.unmodifiableList(..) return frozen 0
 * java.util.Queue.poll()                    return taken this.elements
 * dev.lifeguard.runtime.ResourcePool.isOpen() quiet
 * </pre>
 *
 * <p>{@code (..)} stands for every overload that has no line of its own; what it says of arguments
 * that an overload does not have does not count for that. Parameters are erased and named by their
 * simple names; a varargs parameter is an array, given as one. A constructor is called {@code new}.
 *
 * <p>A value is {@code this}, the number of an argument, {@code result 0}, {@code new(..)}, {@code
 * function {..}}, {@code frozen 0}, {@code taken this.elements}, {@code previous this.values},
 * {@code given 0}, {@code pool}, {@code heap} or {@code nothing}; a place in one, {@code
 * 0.elements}; or any of several, {@code 0 | this}.
 *
 * <p>Lines of one class can stand, indented, under the name of the class and a colon. The name of
 * an interface and the word {@code heap} say that its values have no lifetime, whatever they are.
 * Comments begin with {@code #} and are lines of their own.
 *
 * @param method the method, as the line names it
 * @param clauses what it does, in this order
 */
public record Contract(String method, List<Clause> clauses) {

  /**
   * The place for what other threads run, for what thread-locals hold, and for clean-ups that can
   * be moved; beside those of {@link dev.lifeguard.processor.flow.ir.FieldRef}.
   */
  public static final String TASKS = "tasks";

  /**
   * The place of a thread for what waits until it has ended: the pool that owns it, or the heap for
   * nobody.
   */
  public static final String WAITER = "waiter";

  public Contract {
    clauses = List.copyOf(clauses);
  }

  /** One thing that a method does. */
  public sealed interface Clause {}

  /**
   * {@code keep 0 in this.elements}, {@code keep 0 in heap}: stores a value. In the heap, the key
   * is {@code *}.
   */
  public record Keep(Term value, Term in, String key) implements Clause {}

  /**
   * {@code hand 0 to this}, {@code hand 0 to heap}: another thread will run or use the value, for
   * as long as the other one lives. A call of the same value after that is made by that thread.
   * What the method returns stands for the task.
   */
  public record Hand(Term value, Term to) implements Clause {}

  /**
   * {@code call 0(this.elements)}: calls the function at once; {@code repeat 0(this.elements)}:
   * maybe many times, as the body of a loop. Parameters that nothing is said of get nothing that
   * has a lifetime.
   */
  public record Invoke(Term function, List<Term> arguments, boolean repeated) implements Clause {
    public Invoke {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code return this.elements}. Without it, the result lives no longer than all that came in. */
  public record Returns(Term value) implements Clause {}

  /** {@code close this}: destroys the pool that the value is. */
  public record Closes(Term value) implements Clause {}

  /** {@code clear this}: empties the pool that the value is. */
  public record Clears(Term value) implements Clause {}

  /**
   * {@code await this}: comes back only when tasks handed to it (or that it stands for) are done,
   * and those of whatever is in its {@code tasks}. A task that is awaited in the line that hands it
   * over is only lent to the other thread.
   */
  public record Awaits(Term value) implements Clause {}

  /**
   * {@code await 0 by 1}: the receiver, a pool, waits for tasks of the value before it is gone, if
   * that function, given the value, does.
   */
  public record AwaitsBy(Term value, Term function) implements Clause {}

  /** {@code allocate}, {@code allocate 1}: returns memory of the pool that the value is. */
  public record Allocates(Term pool) implements Clause {}

  /** {@code own 0}: the receiver, a pool, owns the argument from now on; returns it. */
  public record Owns(Term value) implements Clause {}

  /**
   * {@code own 0 in 1}: the receiver, a pool, owned the argument until now, and what is named after
   * {@code in}, another pool, does from now on; returns it.
   */
  public record HandsOver(Term value, Term to) implements Clause {}

  /**
   * {@code clean-up 0}, {@code clean-up 1 in 0}: the action runs when the receiver, or what is
   * named after {@code in}, a pool, is closed.
   */
  public record CleansUp(Term action, Term pool) implements Clause {}

  /** {@code quiet}: may be called on what is closed. */
  public record Quiet() implements Clause {}

  /** A value in a clause. */
  public sealed interface Term {}

  /** {@code this}: the receiver; in a constructor the new object. */
  public record This() implements Term {}

  /** {@code 0}: an argument. */
  public record Argument(int index) implements Term {}

  /** {@code this.elements}: what is in a place of a value. */
  public record Part(Term of, String key) implements Term {}

  /** {@code result 0}, {@code result (0.elements)}: what calling that function gave. */
  public record Result(Term function) implements Term {}

  /** {@code frozen 0}: a view that nothing can be put through. */
  public record Frozen(Term of) implements Term {}

  /**
   * {@code taken this.elements}: what the method takes out of that place, one of all that were in
   * it. If it is closed after that, nothing is said of those that remain. {@code this.elements}
   * would still be in there. {@code previous this.values}: the same for what a key had, if
   * anything.
   *
   * @param sure whether something was taken, so that whoever got it has to close it
   */
  public record Taken(Term of, boolean sure) implements Term {}

  /** {@code 0 | this}: any of them. */
  public record AnyOf(List<Term> terms) implements Term {
    public AnyOf {
      terms = List.copyOf(terms);
    }
  }

  /** {@code new(elements: 0)}, {@code new()}: a new object with that in it. */
  public record Fresh(Map<String, Term> contents) implements Term {
    public Fresh {
      contents = Map.copyOf(contents);
    }
  }

  /**
   * <code>function { call 0(given 0); return result 0 }</code>: a new function object, which does
   * that when it is called. {@code this} and {@code 0} are those of the method that makes it; so it
   * captures those that it mentions. Where nobody looks inside, it is {@code new(*: those)}.
   */
  public record Function(List<Clause> clauses) implements Term {
    public Function {
      clauses = List.copyOf(clauses);
    }
  }

  /** {@code given 0}: inside a {@link Function}, an argument that it is called with. */
  public record Given(int index) implements Term {}

  /** {@code pool}: a new pool of no kind, inside nothing, like {@code Arena.ofConfined()}. */
  public record Pool() implements Term {}

  /** {@code heap}: something that lives as long as anyone likes. */
  public record Heap() implements Term {}

  /** {@code nothing}: no lifetime at all, like a string. */
  public record Nothing() implements Term {}
}
