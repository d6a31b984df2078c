package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Remedy.Change;
import dev.lifeguard.processor.diagnostic.Remedy.Target;
import dev.lifeguard.processor.model.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** What is to be done to declarations. */
final class Remedies {

  private Remedies() {}

  /** Annotate it so. */
  static Remedy mark(Element declaration, String annotation) {
    return Remedy.at(Place.of(declaration), new Change.Mark(annotation));
  }

  /** Mark it {@code @LivesIn} of that kind. */
  static Remedy liveIn(Element declaration, Kind kind) {
    return Remedy.at(Place.of(declaration), new Change.LiveIn(kind.qualifiedName()));
  }

  /** The same for a field, or an accessor and its setter alike. */
  static Remedy liveIn(Member member, Kind kind) {
    Stream<Element> set = member.setter().stream().map(each -> each.getParameters().getFirst());
    return new Remedy(
        new Target.At(
            Stream.concat(Stream.of(member.element()), set).<Place>map(Place::of).toList()),
        new Change.LiveIn(kind.qualifiedName()));
  }

  /** Hold what is of that type by a weak reference. */
  static Remedy holdRef(Element member, String type) {
    return Remedy.at(Place.of(member), new Change.HoldRef(type));
  }

  /** Let pools of {@code child} be made inside those of {@code parent}. */
  static Optional<Remedy> nameParent(Kind child, Kind parent, Facts facts) {
    return Optional.<Element>ofNullable(facts.elements().getTypeElement(child.qualifiedName()))
        .map(Place::of)
        .map(place -> Remedy.at(place, new Change.NameParent(parent.qualifiedName())));
  }

  /** Leave the annotation away. */
  static Remedy unmark(Element declaration, AnnotationMirror annotation) {
    return Remedy.at(Place.of(declaration, annotation), new Change.Remove());
  }

  /** Leave away what the annotation is given. */
  static Remedy unsay(Element declaration, AnnotationMirror annotation, String name) {
    return Remedy.at(
        Annotations.value(annotation, name)
            .map(value -> Place.of(declaration, annotation, value))
            .orElse(Place.of(declaration, annotation)),
        new Change.Remove());
  }

  /** Leave a modifier away. */
  static Remedy lose(Element declaration, Modifier modifier) {
    return Remedy.at(Place.of(declaration), new Change.LoseModifiers(Set.of(modifier.toString())));
  }

  /** Add a modifier. */
  static Remedy gain(Element declaration, Modifier modifier) {
    return Remedy.at(Place.of(declaration), new Change.GainModifier(modifier.toString()));
  }
}
