package dev.lifeguard.processor.diagnostic;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What is to be done to the source to mend a finding, as the rule decides it. What characters that
 * makes is the affair of a front end that has the source.
 *
 * @param target to what
 * @param change what
 */
public record Remedy(Target target, Change change) {

  /** A piece of source. */
  public sealed interface Target {

    /** Declarations in one file, an annotation or a value in one, or something in a body. */
    record At(List<Place> places) implements Target {
      public At {
        places = List.copyOf(places);
      }
    }

    /** A class, by its canonical name. */
    record OfType(String name) implements Target {}

    /** A field of a class, or an accessor with its setter; the class by its binary name. */
    record OfMember(String type, String name) implements Target {}
  }

  /** What can be done. */
  public sealed interface Change {

    /** Adds an annotation without values, by its qualified name. */
    record Mark(String annotation) implements Change {}

    /**
     * Marks a class, or the type of a member or parameter, {@code @LivesIn(kind.class)}, or changes
     * the kind where it is marked already.
     */
    record LiveIn(String kind) implements Change {}

    /** Adds a kind to those that {@code @SubPoolOf} names. */
    record NameParent(String kind) implements Change {}

    /** Says {@code shared = true} in the annotation that makes a type a kind. */
    record Share() implements Change {}

    /** Takes an annotation, or a value out of one, away. */
    record Remove() implements Change {}

    /** Takes modifiers of a declaration away, and the {@code permits} that goes with sealed. */
    record LoseModifiers(Set<String> modifiers) implements Change {
      public LoseModifiers {
        modifiers = Set.copyOf(modifiers);
      }
    }

    /** Adds a modifier to a declaration. */
    record GainModifier(String modifier) implements Change {}

    /** Gives a method or variable another type: what is in {@code classes} is imported. */
    record Retype(String type, List<String> classes) implements Change {
      public Retype {
        classes = List.copyOf(classes);
      }
    }

    /** Holds a {@code Ref} of what is of that type in a field, accessor or parameter. */
    record HoldRef(String type) implements Change {}

    /** Writes another class literal in place of one, by its simple name, in an annotation. */
    record NameClass(String wrong, String name) implements Change {}

    /** Writes another text in place of a value of an annotation. */
    record Say(String text) implements Change {}

    /** Has the variable that the thing is assigned to closed by a try-with-resources statement. */
    record CloseAtEnd() implements Change {}

    /** Has what is stored there copied into a pool before. */
    record CopyInto(Expression pool) implements Change {}

    /** Calls the method on another pool instead. */
    record CallOn(Expression pool) implements Change {}

    /** Reads what a task or closure needs of a struct before it is made. */
    record CopyCaptures(Expression captured) implements Change {}

    /** Leaves the arguments of a call away. */
    record DropArguments() implements Change {}
  }

  /**
   * How a struct or pool can be named in a body.
   *
   * @param base the variable that it starts from
   * @param accessors what is called on that, one after the other
   * @param struct the canonical name of the spec, if what comes out is a struct; empty for a pool
   */
  public record Expression(Base base, List<String> accessors, String struct) {

    public Expression {
      accessors = List.copyOf(accessors);
    }
  }

  /** Where an expression starts. */
  public sealed interface Base {

    /** A parameter of the body. */
    record Variable(String name) implements Base {}

    /** The local variable that is given what is made at that place. */
    record MadeAt(Place place) implements Base {}
  }

  /** This remedy, with the places that it speaks of exchanged. */
  Remedy mapped(UnaryOperator<Place> places) {
    return target instanceof Target.At(var old)
        ? new Remedy(new Target.At(old.stream().map(places).toList()), change)
        : this;
  }

  /** Something done to a declaration, or to what is at some other place. */
  public static Remedy at(Place place, Change change) {
    return new Remedy(new Target.At(List.of(place)), change);
  }
}
