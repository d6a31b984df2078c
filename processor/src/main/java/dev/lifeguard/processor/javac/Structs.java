package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.declare.Lifetimes;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.PoolMade;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Accessor;
import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.Struct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Structs, as bodies see them: their accessors as places, and the pools that they own. */
final class Structs {

  private final Lifetimes lifetimes;
  private final Elements elements;
  private final TypeFacts facts;
  private final Map<TypeElement, Optional<Shape>> shapes = new HashMap<>();
  private final Map<Kind, Set<Kind>> showing = new HashMap<>();

  /**
   * A struct.
   *
   * @param accessors its places, by name
   * @param components those that are given at creation, in that order
   */
  record Shape(
      TypeElement spec,
      Struct struct,
      Map<String, FieldRef> accessors,
      List<FieldRef> components) {}

  Structs(Lifetimes lifetimes, Elements elements, TypeFacts facts) {
    this.lifetimes = lifetimes;
    this.elements = elements;
    this.facts = facts;
  }

  /** The struct that a spec or a generated class stands for. */
  Optional<Shape> of(TypeElement type) {
    Optional<Shape> shape = shapes.get(type);
    if (shape == null) {
      shape = lifetimes.spec(type).flatMap(lifetimes::struct).map(this::shape);
      shapes.put(type, shape);
    }
    return shape;
  }

  /** Whether a method reads a component of a record or struct, which never changes. */
  boolean isComponent(ExecutableElement method) {
    TypeElement owner = Hierarchy.enclosingClass(method);
    if (owner.getKind() == ElementKind.RECORD) {
      return owner.getRecordComponents().stream()
          .anyMatch(component -> method.equals(component.getAccessor()));
    }
    return method.getParameters().isEmpty()
        && of(owner).filter(shape -> hasComponent(shape, method)).isPresent();
  }

  private static boolean hasComponent(Shape shape, ExecutableElement method) {
    return shape.struct().accessors().stream()
        .filter(Accessor.Component.class::isInstance)
        .anyMatch(component -> method.getSimpleName().contentEquals(component.name()));
  }

  /** Whether the class is one that we generate. */
  boolean isGenerated(TypeElement type) {
    return lifetimes.spec(type).filter(spec -> !spec.equals(type)).isPresent();
  }

  /** A pool of that type, made here. */
  PoolMade made(TypeFact type, Optional<Kind> kind, boolean viaStruct, boolean root) {
    return new PoolMade(type, kind, viaStruct, root, kind.map(this::showing).orElse(Set.of()));
  }

  /** The structs that have a member which shows pools of that kind by itself. */
  private Set<Kind> showing(Kind kind) {
    Set<Kind> known = showing.get(kind);
    if (known == null) {
      known = new HashSet<>();
      for (String parent : kind.parents()) {
        TypeElement type = elements.getTypeElement(parent);
        if (type != null && of(type).filter(shape -> shows(shape.struct(), kind)).isPresent()) {
          lifetimes.kind(type).ifPresent(known::add);
        }
      }
      showing.put(kind, known);
    }
    return known;
  }

  private static boolean shows(Struct struct, Kind kind) {
    for (Accessor accessor : struct.accessors()) {
      boolean shows =
          switch (accessor) {
            case Accessor.Newest newest -> isKind(newest.kind(), kind);
            case Accessor.Children children -> isKind(children.kind(), kind);
            case Accessor.Scratch scratch -> isKind(scratch.kind(), kind);
            case Accessor.Component _, Accessor.Property _, Accessor.Slot _ -> false;
          };
      if (shows) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKind(TypeElement type, Kind kind) {
    return type.getQualifiedName().contentEquals(kind.qualifiedName());
  }

  private Shape shape(Struct struct) {
    Map<String, FieldRef> accessors = new HashMap<>();
    List<FieldRef> components = new ArrayList<>();
    for (Accessor accessor : struct.accessors()) {
      FieldRef ref = ref(struct, accessor);
      accessors.put(accessor.name(), ref);
      if (accessor instanceof Accessor.Component) {
        components.add(ref);
      }
    }
    return new Shape(struct.spec(), struct, accessors, components);
  }

  private FieldRef ref(Struct struct, Accessor accessor) {
    ExecutableElement getter = accessor.getter();
    String name = accessor.name();
    TypeFact type = facts.ofMember(accessor.type(), getter, getter.getReturnType());
    FieldRef.Role role = role(accessor);
    String key = name + "@" + Hierarchy.enclosingClass(getter).getQualifiedName();
    return new FieldRef(
        role == FieldRef.Role.CHILD_SLOT ? FieldRef.slot(key) : key,
        struct.name() + "." + name,
        type,
        role);
  }

  private FieldRef.Role role(Accessor accessor) {
    return switch (accessor) {
      case Accessor.Component _ ->
          isOutliving(accessor) ? FieldRef.Role.OUTLIVING : FieldRef.Role.FIXED;
      case Accessor.Property _ ->
          isOutliving(accessor) ? FieldRef.Role.OUTLIVING : FieldRef.Role.FIELD;
      case Accessor.Slot _ -> FieldRef.Role.CHILD_SLOT;
      case Accessor.Newest _, Accessor.Children _, Accessor.Scratch _ -> FieldRef.Role.CHILD_VIEW;
    };
  }

  private boolean isOutliving(Accessor accessor) {
    return marked(accessor.getter())
        || accessor
            .setterIfAny()
            .filter(setter -> marked(setter) || marked(setter.getParameters().getFirst()))
            .isPresent();
  }

  private boolean marked(Element element) {
    return lifetimes.outlives(element).isPresent();
  }
}
