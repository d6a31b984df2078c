package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.declare.Annotations.NamedClass;
import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.KindGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Finds out where the instances of a type live: from its own annotation, else from the types it
 * extends, else, for an inner class, from the object it belongs to.
 */
final class Residences {

  private final KindReader kinds;
  private final KindGraph graph;
  private final Map<TypeElement, Optional<Residence>> known = new HashMap<>();

  Residences(KindReader kinds, KindGraph graph) {
    this.kinds = kinds;
    this.graph = graph;
  }

  /** Where instances of {@code type} live; empty for the heap and for types that do not say. */
  Optional<Residence> of(TypeElement type) {
    Optional<Residence> residence = known.get(type);
    if (residence == null) {
      residence = of(type, new HashSet<>());
      known.put(type, residence);
    }
    return residence;
  }

  /** Where {@code type} says, by an annotation of its own, that its instances live. */
  Optional<Residence> declared(TypeElement type) {
    Optional<Kind> own = kinds.read(type);
    if (own.isPresent()) {
      return own.map(kind -> new Residence(kind, kind.struct()));
    }
    return type.getAnnotationMirrors().isEmpty() ? Optional.empty() : named(type);
  }

  private Optional<Residence> named(TypeElement type) {
    return Stream.of(Annotations.SHARES_POOL, Annotations.LIVES_IN)
        .flatMap(name -> Annotations.find(type, name).stream())
        .flatMap(mirror -> named(mirror).stream())
        .map(kind -> new Residence(kind, false))
        .findFirst();
  }

  /** The kind that an annotation with a single class as its value names. */
  Optional<Kind> named(AnnotationMirror mirror) {
    return Annotations.classes(mirror).stream()
        .map(NamedClass::type)
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(kinds::read);
  }

  /** Where the types live that {@code type} directly extends and implements. */
  List<Residence> inherited(TypeElement type) {
    return inherited(type, new HashSet<>());
  }

  private Optional<Residence> of(TypeElement type, Set<TypeElement> seen) {
    if (!seen.add(type)) {
      return Optional.empty();
    }
    Optional<Residence> declared = declared(type);
    Optional<Residence> found = declared.isPresent() ? declared : shortest(inherited(type, seen));
    return found.isPresent() ? found : ofEnclosingObject(type, seen);
  }

  private List<Residence> inherited(TypeElement type, Set<TypeElement> seen) {
    List<Residence> inherited = new ArrayList<>();
    inherit(type.getSuperclass(), seen, inherited);
    for (TypeMirror supertype : type.getInterfaces()) {
      inherit(supertype, seen, inherited);
    }
    return inherited;
  }

  private void inherit(TypeMirror supertype, Set<TypeElement> seen, List<Residence> into) {
    KindReader.element(supertype).flatMap(above -> of(above, seen)).ifPresent(into::add);
  }

  static Stream<TypeMirror> supertypes(TypeElement type) {
    return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream());
  }

  /** The residence that all others outlive; owning only if every one of that kind is. */
  private Optional<Residence> shortest(List<Residence> residences) {
    return residences.size() < 2
        ? residences.stream().findFirst()
        : residences.stream()
            .reduce((one, other) -> graph.outlives(one.kind(), other.kind()) ? other : one);
  }

  private Optional<Residence> ofEnclosingObject(TypeElement type, Set<TypeElement> seen) {
    Element outer = type.getEnclosingElement();
    boolean inner =
        type.getKind() == ElementKind.CLASS && !type.getModifiers().contains(Modifier.STATIC);
    return inner && outer instanceof TypeElement enclosing && !enclosing.getKind().isInterface()
        ? of(enclosing, seen).map(residence -> new Residence(residence.kind(), false))
        : Optional.empty();
  }
}
