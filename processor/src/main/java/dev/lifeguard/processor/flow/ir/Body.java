package dev.lifeguard.processor.flow.ir;

import java.util.List;
import java.util.Optional;

/**
 * A method, constructor, initialiser or lambda, lowered.
 *
 * <p>Variables are numbers. The first are the parameters: {@code this} if there is one, then what a
 * lambda captures, then the declared ones.
 *
 * @param name how messages call it
 * @param callee the method it is the body of; empty for a lambda and an initialiser
 * @param thisParameter whether the first parameter is {@code this}
 * @param captures how many parameters after {@code this} are captured variables
 * @param parameters all of them: {@code this}, captures, declared ones
 * @param result what the declared result type says; of a lambda, that of its function
 * @param constructor whether it is a constructor or an instance initialiser: {@code this} is new
 * @param variables how many variables there are, parameters included
 * @param blocks the blocks; the first is the entry
 * @param loops for each loop the loop around it, or {@link Site#NO_LOOP}
 */
public record Body(
    String name,
    Optional<Callee> callee,
    boolean thisParameter,
    int captures,
    List<Parameter> parameters,
    TypeFact result,
    boolean constructor,
    int variables,
    List<Block> blocks,
    List<Integer> loops) {

  /** Whether it is given anything that can have a lifetime, beside {@code this}. */
  public boolean takesLifetimes() {
    for (int i = thisParameter ? 1 : 0; i < parameters.size(); i++) {
      if (parameters.get(i).type().canCarry()) {
        return true;
      }
    }
    return false;
  }

  /** Bodies are told apart by identity: each is one piece of source. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return name;
  }
}
