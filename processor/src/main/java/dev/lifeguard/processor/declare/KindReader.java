package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.declare.Annotations.NamedClass;
import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.KindGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Reads kinds, and everything above them, from the annotations of types into the graph. It makes no
 * difference whether a type comes from a source or from a class file.
 */
final class KindReader {

  /** Stands for a parent that is not there yet, so that its kind is not taken for a root. */
  private static final String UNRESOLVED = "?";

  private final KindGraph graph;
  private final Map<TypeElement, Optional<Kind>> kinds = new HashMap<>();

  KindReader(KindGraph graph) {
    this.graph = graph;
  }

  /** The kind that {@code type} is, if it is one; its ancestors are in the graph by then. */
  Optional<Kind> read(TypeElement type) {
    Optional<Kind> known = kinds.get(type);
    if (known == null) {
      known = isKind(type) ? enter(type) : Optional.empty();
      kinds.put(type, known);
    }
    return known;
  }

  private Optional<Kind> enter(TypeElement type) {
    Optional<Kind> known = graph.find(name(type));
    if (known.isPresent()) {
      return known;
    }
    Set<String> seen = new HashSet<>();
    Deque<TypeElement> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      TypeElement next = open.remove();
      if (isKind(next) && seen.add(name(next))) {
        graph.add(kind(next));
        open.addAll(parents(next));
      }
    }
    return graph.find(name(type));
  }

  /** The kind that {@code type} names, if it names one. */
  Optional<Kind> read(TypeMirror type) {
    return element(type).flatMap(this::read);
  }

  /** The types that {@code @SubPoolOf} on {@code type} names, as far as they can be found. */
  static List<TypeElement> parents(TypeElement type) {
    List<TypeElement> parents = new ArrayList<>();
    Annotations.find(type, Annotations.SUB_POOL_OF)
        .ifPresent(
            mirror -> {
              for (NamedClass named : Annotations.classes(mirror)) {
                named.type().flatMap(KindReader::element).ifPresent(parents::add);
              }
            });
    return parents;
  }

  /** Whether {@code @SubPoolOf} names a class that cannot be found, or not yet. */
  static boolean hasUnresolvedParent(TypeElement type) {
    Optional<? extends AnnotationMirror> mirror = Annotations.find(type, Annotations.SUB_POOL_OF);
    return mirror.isPresent()
        && Annotations.classes(mirror.get()).stream()
            .anyMatch(
                named -> named.type().filter(each -> each.getKind() != TypeKind.ERROR).isEmpty());
  }

  static Optional<TypeElement> element(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? Optional.of((TypeElement) ((DeclaredType) type).asElement())
        : Optional.empty();
  }

  static boolean isKind(TypeElement type) {
    return Annotations.has(type, Annotations.POOL) || isStructKind(type);
  }

  static boolean isStructKind(TypeElement type) {
    return Annotations.has(type, Annotations.OWNS_POOL);
  }

  private static Kind kind(TypeElement type) {
    boolean permanent =
        Annotations.find(type, Annotations.POOL)
            .map(mirror -> Annotations.flag(mirror, "permanent"))
            .orElse(false);
    List<String> parents = new ArrayList<>(parents(type).stream().map(KindReader::name).toList());
    if (hasUnresolvedParent(type)) {
      parents.add(UNRESOLVED);
    }
    return new Kind(
        name(type),
        type.getSimpleName().toString(),
        isStructKind(type),
        permanent,
        isShared(type),
        parents);
  }

  private static boolean isShared(TypeElement type) {
    return Stream.of(Annotations.POOL, Annotations.OWNS_POOL)
        .flatMap(name -> Annotations.find(type, name).stream())
        .anyMatch(mirror -> Annotations.flag(mirror, "shared"));
  }

  private static String name(TypeElement type) {
    return type.getQualifiedName().toString();
  }
}
