package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.declare.Lifetimes;
import dev.lifeguard.processor.declare.Residence;
import dev.lifeguard.processor.flow.ir.Carry;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * What static types say about lifetimes.
 *
 * <table>
 * <caption>First match wins</caption>
 * <tr><th>type</th><th>carries</th></tr>
 * <tr><td>annotated {@code @LivesIn}; a struct, a pool of a kind, a class that says where it
 *     lives</td><td>HOMED</td></tr>
 * <tr><td>enums, annotations, values of the JDK such as {@code String}</td><td>NEVER</td></tr>
 * <tr><td>arrays, records, containers of the JDK</td><td>what is in them, HOMED as CARRIER</td></tr>
 * <tr><td>interfaces, {@code Object}, resources of the JDK</td><td>CARRIER</td></tr>
 * <tr><td>generic classes</td><td>what is in them, at least PLAIN</td></tr>
 * <tr><td>other classes</td><td>PLAIN</td></tr>
 * </table>
 */
final class TypeFacts {

  private static final EnumSet<TypeKind> NOTHING =
      EnumSet.of(TypeKind.VOID, TypeKind.NULL, TypeKind.NONE, TypeKind.PACKAGE, TypeKind.MODULE);

  private final Lifetimes lifetimes;
  private final Types types;
  private final JdkTypes jdk;
  private final Map<TypeMirror, TypeFact> known = new HashMap<>();
  private final Map<Element, TypeFact> classes = new HashMap<>();
  private final Map<Element, TypeFact> declared = new HashMap<>();

  /** Records and variables whose fact is being found out: they may contain themselves. */
  private final Set<Element> asking = new HashSet<>();

  TypeFacts(Lifetimes lifetimes, Types types, JdkTypes jdk) {
    this.lifetimes = lifetimes;
    this.types = types;
    this.jdk = jdk;
  }

  /** Forgets the types of a class that is done with; those of its declarations stay known. */
  void forget() {
    known.clear();
  }

  /** The fact for a variable, field or parameter: its type and the annotations on it. */
  TypeFact ofVariable(Element variable) {
    TypeFact fact = declared.get(variable);
    if (fact == null) {
      fact = annotated(variable, variable.asType());
      declared.put(variable, fact);
    }
    return fact;
  }

  /** The fact for the result of a method as it is declared. */
  TypeFact ofResult(ExecutableElement method) {
    return annotated(method, method.getReturnType());
  }

  /**
   * The fact for a member's type as seen from somewhere. The type as declared counts too, for
   * substitution loses annotations.
   */
  TypeFact ofMember(TypeMirror seen, Element member, TypeMirror declaredType) {
    TypeFact fact = of(seen);
    Optional<Kind> kind = lifetimes.livesIn(declaredType).or(() -> lifetimes.livesIn(member));
    return kind.map(fact::livingIn).orElse(fact);
  }

  private TypeFact annotated(Element element, TypeMirror type) {
    TypeFact fact = of(type);
    return fact.canCarry() && !(element instanceof TypeElement)
        ? lifetimes.livesIn(element).map(fact::livingIn).orElse(fact)
        : fact;
  }

  /** The fact for a type. */
  TypeFact of(TypeMirror type) {
    TypeKind kind = type.getKind();
    if (kind.isPrimitive() || NOTHING.contains(kind)) {
      return TypeFact.NEVER;
    }
    TypeFact fact = known.get(type);
    if (fact == null) {
      fact = compute(type, kind);
      if (asking.isEmpty()) {
        known.put(type, fact);
      }
    }
    return fact;
  }

  private TypeFact compute(TypeMirror type, TypeKind kind) {
    TypeFact fact =
        switch (kind) {
          case DECLARED -> ofDeclared((DeclaredType) type);
          case ARRAY -> ofArray((ArrayType) type);
          case TYPEVAR -> ofVariable((TypeVariable) type);
          case WILDCARD -> ofWildcard((WildcardType) type);
          case INTERSECTION -> strongest(((IntersectionType) type).getBounds());
          case UNION -> strongest(((UnionType) type).getAlternatives());
          case EXECUTABLE -> TypeFact.NEVER;
          default -> throw new Refused("a type that is " + kind);
        };
    return fact.canCarry() ? lifetimes.livesIn(type).map(fact::livingIn).orElse(fact) : fact;
  }

  /** What is written before an array is said of its elements, and meant of it as well. */
  private TypeFact ofArray(ArrayType type) {
    TypeMirror element = type.getComponentType();
    TypeFact component = of(element);
    if (!component.canCarry()) {
      return TypeFact.NEVER;
    }
    TypeFact array = new Contents().add(component, true).fact(component.name() + "[]", Carry.PLAIN);
    return lifetimes.livesIn(element).map(array::livingIn).orElse(array);
  }

  private TypeFact ofVariable(TypeVariable type) {
    Element element = type.asElement();
    if (!asking.add(element)) {
      return TypeFact.OBJECT;
    }
    try {
      return of(type.getUpperBound());
    } finally {
      asking.remove(element);
    }
  }

  private TypeFact ofWildcard(WildcardType type) {
    return type.getExtendsBound() != null ? of(type.getExtendsBound()) : TypeFact.OBJECT;
  }

  private TypeFact strongest(List<? extends TypeMirror> bounds) {
    TypeFact strongest = TypeFact.NEVER;
    for (TypeMirror bound : bounds) {
      TypeFact fact = of(bound);
      if (fact.carry().compareTo(strongest.carry()) > 0) {
        strongest = fact;
      }
    }
    return strongest;
  }

  private TypeFact ofDeclared(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    if (!element.getTypeParameters().isEmpty()) {
      return ofGeneric(type, element);
    }
    TypeFact fact = classes.get(element);
    if (fact == null) {
      fact = ofClass(type, element);
      if (asking.isEmpty()) {
        classes.put(element, fact);
      }
    }
    return fact;
  }

  private TypeFact ofClass(DeclaredType type, TypeElement element) {
    String simple = Hierarchy.name(element);
    ElementKind kind = element.getKind();
    String name = element.getQualifiedName().toString();
    if (JdkTypes.isJdk(name)) {
      boolean isEnum = kind == ElementKind.ENUM || kind == ElementKind.ANNOTATION_TYPE;
      Carry carry = isEnum ? Carry.NEVER : jdk.carry(element, name);
      return carry == Carry.NEVER
          ? TypeFact.NEVER
          : fact(simple, carry, JdkTypes.isAllocator(name), false);
    }
    Optional<Residence> home = lifetimes.residence(element);
    if (home.isPresent()) {
      return TypeFact.homed(simple, home.get().kind(), home.get().owning(), false);
    }
    if (kind == ElementKind.ENUM || kind == ElementKind.ANNOTATION_TYPE || jdk.isHeap(name)) {
      return TypeFact.NEVER;
    }
    if (kind == ElementKind.RECORD) {
      return ofRecord(type, element, simple);
    }
    return kind.isInterface()
        ? fact(simple, Carry.CARRIER, false, false)
        : fact(simple, Carry.PLAIN, false, isLocal(element));
  }

  private TypeFact ofGeneric(DeclaredType type, TypeElement element) {
    String simple = element.getSimpleName().toString();
    if (lifetimes.isPool(element)) {
      return lifetimes
          .poolKind(type)
          .map(kind -> TypeFact.homed(lifetimes.name(type), kind, true, true))
          .orElseGet(() -> fact(simple, Carry.CARRIER, true, false));
    }
    String name = element.getQualifiedName().toString();
    boolean ofJdk = JdkTypes.isJdk(name);
    Optional<Residence> home = ofJdk ? Optional.empty() : lifetimes.residence(element);
    if (home.isPresent()) {
      return TypeFact.homed(simple, home.get().kind(), home.get().owning(), false);
    }
    if (element.getKind() == ElementKind.RECORD) {
      return ofRecord(type, element, lifetimes.name(type));
    }
    if (name.equals("java.lang.Class")
        || name.equals("java.lang.Enum")
        || name.equals("dev.lifeguard.runtime.Ref")) {
      return TypeFact.NEVER;
    }
    boolean container = jdk.isContainer(element);
    boolean open = !container && (ofJdk || element.getKind().isInterface());
    Contents contents = arguments(type, element, container);
    if (container && contents.carry == Carry.NEVER) {
      return TypeFact.NEVER;
    }
    boolean local = !open && !container;
    return contents.fact(
        local || contents.carry != Carry.NEVER ? lifetimes.name(type) : simple,
        open ? Carry.CARRIER : Carry.PLAIN,
        local);
  }

  private Contents arguments(DeclaredType type, TypeElement element, boolean container) {
    var contents = new Contents();
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    int count = element.getTypeParameters().size();
    for (int i = 0; i < count; i++) {
      if (arguments.isEmpty()) {
        contents.add(TypeFact.OBJECT, !JdkTypes.isReadOnly(element));
      } else if (container || lifetimes.counts(element, i)) {
        TypeMirror argument = arguments.get(i);
        contents.add(of(argument), mayBePut(argument) && !JdkTypes.isReadOnly(element));
      }
    }
    return contents;
  }

  /** Whether something can be put through {@code List<argument>}. */
  private static boolean mayBePut(TypeMirror argument) {
    return !(argument instanceof WildcardType wildcard) || wildcard.getSuperBound() != null;
  }

  private TypeFact ofRecord(DeclaredType type, TypeElement element, String name) {
    if (!asking.add(element)) {
      return TypeFact.NEVER;
    }
    try {
      var contents = new Contents();
      for (RecordComponentElement component : element.getRecordComponents()) {
        TypeMirror declaredType = component.asType();
        TypeMirror seen =
            type.getTypeArguments().isEmpty() ? declaredType : types.asMemberOf(type, component);
        TypeFact fact = ofMember(seen, component, declaredType);
        contents.add(fact, fact.mutable());
      }
      return contents.carry == Carry.NEVER
          ? TypeFact.NEVER
          : contents.fact(name, Carry.PLAIN, isLocal(element));
    } finally {
      asking.remove(element);
    }
  }

  private static boolean isLocal(TypeElement element) {
    NestingKind nesting = element.getNestingKind();
    return nesting == NestingKind.LOCAL || nesting == NestingKind.ANONYMOUS;
  }

  private static TypeFact fact(String name, Carry carry, boolean pool, boolean local) {
    return new TypeFact(name, carry, Optional.empty(), false, pool, Set.of(), false, local);
  }

  /** Collects what a container, array, record or generic object holds. */
  private static final class Contents {

    private Carry carry = Carry.NEVER;
    private boolean mutable;
    private @Nullable Set<Kind> kinds;

    Contents add(TypeFact content, boolean writable) {
      Carry held = content.carry() == Carry.HOMED ? Carry.CARRIER : content.carry();
      if (held.compareTo(carry) > 0) {
        carry = held;
      }
      mutable |= writable && content.carry() == Carry.CARRIER;
      content.home().ifPresent(kind -> kinds().add(kind));
      if (!content.contents().isEmpty()) {
        kinds().addAll(content.contents());
      }
      return this;
    }

    TypeFact fact(String name, Carry least) {
      return fact(name, least, false);
    }

    TypeFact fact(String name, Carry least, boolean local) {
      return new TypeFact(
          name,
          carry.compareTo(least) > 0 ? carry : least,
          Optional.empty(),
          false,
          false,
          kinds == null ? Set.of() : kinds,
          mutable,
          local);
    }

    private Set<Kind> kinds() {
      if (kinds == null) {
        kinds = new HashSet<>();
      }
      return kinds;
    }
  }
}
