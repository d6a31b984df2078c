package dev.lifeguard.processor.model;

import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * One accessor of a struct spec and what the generated class makes of it. Types are as seen from
 * the spec: type arguments of generic super-interfaces are filled in.
 */
public sealed interface Accessor {

  /** The abstract method without parameters that reads the value. */
  ExecutableElement getter();

  /** The type of the value, annotations included. */
  TypeMirror type();

  /** The name of the accessor, which is that of its setter too. */
  default String name() {
    return getter().getSimpleName().toString();
  }

  /**
   * A value given at creation.
   *
   * @param nullable whether null is meant
   * @param checked whether the store checks that the value outlives the struct
   * @param own whether the value lives in the struct's own pool, so that it can also be given as a
   *     function of that pool
   */
  record Component(
      ExecutableElement getter, TypeMirror type, boolean nullable, boolean checked, boolean own)
      implements Accessor {}

  /**
   * A value with a setter; it starts zeroed.
   *
   * @param setter the abstract method with one parameter and no result
   * @param parameterType the type of that parameter
   * @param nullable whether the setter takes null
   * @param checked whether the store checks that the value outlives the struct
   */
  record Property(
      ExecutableElement getter,
      TypeMirror type,
      ExecutableElement setter,
      TypeMirror parameterType,
      boolean nullable,
      boolean checked)
      implements Accessor {}

  /**
   * A slot for one child struct: storing another destroys the one before it.
   *
   * @param nullable whether the setter takes null, which empties the slot
   */
  record Slot(
      ExecutableElement getter,
      TypeMirror type,
      ExecutableElement setter,
      TypeMirror parameterType,
      boolean nullable)
      implements Accessor {}

  /** The youngest living child of a kind, or null. */
  record Newest(ExecutableElement getter, TypeMirror type, TypeElement kind) implements Accessor {}

  /** A live view of the children of a kind. */
  record Children(ExecutableElement getter, TypeMirror type, TypeElement kind)
      implements Accessor {}

  /** A sub-pool of a kind that has no struct, created on first use. */
  record Scratch(ExecutableElement getter, TypeMirror type, TypeElement kind) implements Accessor {}

  /** The setter, where there is one. */
  default Optional<ExecutableElement> setterIfAny() {
    return switch (this) {
      case Property property -> Optional.of(property.setter());
      case Slot slot -> Optional.of(slot.setter());
      case Component _, Newest _, Children _, Scratch _ -> Optional.empty();
    };
  }
}
