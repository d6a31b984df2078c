package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.PoolMade;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.Optional;

/**
 * One thing that values of a body may refer to. Those that the body did not make stand for whatever
 * the caller has there; those it made are told apart by where they are made.
 *
 * <pre>
 *   what the caller knows better          what this body knows best
 *   Root     a parameter, a capture       Made   a pool made here
 *   Part     loaded from one of these     Obj    an object made here
 *   Result   an unknown call gave it      Heap   what lives as long as anyone likes
 * </pre>
 */
sealed interface Atom {

  /**
   * Of this round of a loop; what an earlier round made; what was cleared away, or replaced; what
   * was taken out; an element of this round, where an earlier one closed its own.
   */
  enum Age {
    CURRENT,
    EARLIER,
    CLEARED,
    REPLACED,
    TAKEN,
    ELEMENT
  }

  /** What its type says. */
  TypeFact type();

  /** Static fields, and all that they reach. */
  record Heap() implements Atom {
    @Override
    public TypeFact type() {
      return TypeFact.OBJECT;
    }
  }

  /** A parameter; {@code fresh} for {@code this} in its constructor. */
  record Root(int index, Parameter parameter, boolean fresh) implements Atom {
    @Override
    public TypeFact type() {
      return parameter.type();
    }
  }

  /** What a field of something unknown refers to. */
  record Part(int base, FieldRef field, Age age) implements Atom {
    @Override
    public TypeFact type() {
      return field.type();
    }
  }

  /** What a call or a container gave, of which no more is known than its type. */
  record Result(Site site, int index, TypeFact type, Age age) implements Atom {}

  /** A pool made here, or by a callee for us; {@code index} tells apart those of one call. */
  record Made(Site site, int index, PoolMade made, Age age) implements Atom {
    @Override
    public TypeFact type() {
      return made.type();
    }
  }

  /**
   * An object made here, or by a callee for us.
   *
   * @param owner the class it is of; empty if that is not known
   * @param closure the body that runs when it is called, for a lambda
   * @param opaque whether it came from code that was not seen, so that it may have contents
   */
  record Obj(
      Site site,
      int index,
      TypeFact type,
      String owner,
      Optional<Body> closure,
      boolean opaque,
      Age age)
      implements Atom {}
}
