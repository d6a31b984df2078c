package dev.lifeguard.processor.flow.library;

import java.util.List;
import java.util.Map;

/**
 * What a method without source does with its receiver and arguments. Without a contract a method
 * borrows them, and its result lives no longer than any of them.
 *
 * <p>As text, clauses separated by semicolons:
 *
 * <pre>
 * java.util.Collection.add(Object)          keep 0 in this.elements
 * java.util.List.get(int)                   return this.elements
 * java.util.Map.put(Object,Object)          keep 0 in this.keys; keep 1 in this.values; return this.values
 * java.util.Map.computeIfAbsent(..)         keep 0 in this.keys; call 1(0); keep result 1 in this.values; return this.values
 * java.util.stream.Stream.map(..)           call 0(this.elements); return new(elements: result 0, *: 0)
 * java.util.concurrent.Executor.execute(..) hand 0 to this
 * java.util.concurrent.CompletableFuture.runAsync(Runnable)  hand 0 to heap; return new(*: 0)
 * java.lang.Thread.join(..)                 await this
 * java.lang.foreign.SegmentAllocator.allocateFrom(..)        allocate
 * java.util.Collections.unmodifiableList(..) return frozen 0
 * dev.lifeguard.runtime.ResourcePool.isOpen() quiet
 * </pre>
 *
 * {@code (..)} stands for every overload. Parameters are erased and named by their simple names.
 *
 * @param method the method, as the line names it
 * @param clauses what it does, in this order
 */
public record Contract(String method, List<Clause> clauses) {

  public Contract {
    clauses = List.copyOf(clauses);
  }

  /** One thing that a method does. */
  public sealed interface Clause {}

  /** {@code keep 0 in this.elements}, {@code keep 0 in heap}: stores a value. */
  public record Keep(Term value, Term in, String key) implements Clause {}

  /** {@code hand 0 to this}, {@code hand 0 to heap}: another thread will run or use the value. */
  public record Hand(Term value, Term to) implements Clause {}

  /** {@code call 0(this.elements)}: calls the functional argument at once, maybe many times. */
  public record Invoke(int function, List<Term> arguments) implements Clause {
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
   * {@code await this}: comes back only when tasks handed to it (or that it stands for) are done.
   */
  public record Awaits(Term value) implements Clause {}

  /** {@code allocate}, {@code allocate 1}: returns memory of the pool that the value is. */
  public record Allocates(Term pool) implements Clause {}

  /** {@code own 0}: the receiver, a pool, owns the argument from now on; returns it. */
  public record Owns(Term value) implements Clause {}

  /** {@code clean-up 0}: the action runs when the receiver, a pool, is closed. */
  public record CleansUp(Term action) implements Clause {}

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

  /** {@code result 0}: what calling the functional argument gave. */
  public record Result(int function) implements Term {}

  /** {@code frozen 0}: a view that nothing can be put through. */
  public record Frozen(Term of) implements Term {}

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

  /** {@code heap}: something that lives as long as anyone likes. */
  public record Heap() implements Term {}

  /** {@code nothing}: no lifetime at all, like a string. */
  public record Nothing() implements Term {}
}
