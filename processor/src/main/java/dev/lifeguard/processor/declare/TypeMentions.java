package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.RecName;
import dev.lifeguard.processor.model.RecNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a type as it stands in a declaration refers to that has a lifetime: the type itself,
 * what it is annotated with, its type arguments as far as they count, its bounds, its component
 * types if it is an array or a record.
 *
 * <p>Over-approximated: a record, or a generic class, that only may hold something tracked counts
 * as if it did. Under-approximated: interfaces, {@code Object} and buffers mention nothing,
 * whatever they carry; that is for the checker of method bodies to follow.
 */
final class TypeMentions {

  private final Elements elements;
  private final Types types;
  private final KindReader kinds;
  private final Residences residences;
  private final TypeArguments arguments;
  private final RecNames recs;

  /** What types mention wherever they stand; javac has one and the same for each place. */
  private final IdentityHashMap<TypeMirror, List<Mention>> known = new IdentityHashMap<>();

  TypeMentions(
      Elements elements,
      Types types,
      KindReader kinds,
      Residences residences,
      TypeArguments arguments,
      RecNames recs) {
    this.elements = elements;
    this.types = types;
    this.kinds = kinds;
    this.residences = residences;
    this.arguments = arguments;
    this.recs = recs;
  }

  /**
   * Everything with a lifetime that {@code type} mentions, as it stands in {@code where}; permanent
   * kinds included.
   */
  List<Mention> of(TypeMirror type, Element where) {
    if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
      return type.getAnnotationMirrors().isEmpty() ? List.of() : find(type, where).found;
    }
    List<Mention> found = known.get(type);
    if (found == null) {
      Walk walk = find(type, where);
      found = walk.found;
      if (!walk.missing) {
        known.put(type, found);
      }
    }
    return found;
  }

  private Walk find(TypeMirror type, Element where) {
    var walk = new Walk(where);
    walk.visit(type, null);
    return walk;
  }

  /** Where the type itself lives, its arguments aside: by its annotation or that of its class. */
  Optional<Residence> top(TypeMirror type, Element where) {
    var walk = new Walk(where);
    return walk.annotated(type)
        .or(
            () ->
                type instanceof DeclaredType declared ? walk.ofClass(declared) : Optional.empty());
  }

  /** Which type arguments count like content. */
  private interface Counting {
    boolean counts(TypeElement generic, int index);
  }

  /** The types around a type, from the outermost one. */
  private record Way(@Nullable Way before, TypeMirror type) {

    /** Their names. */
    static List<String> names(@Nullable Way way) {
      List<String> names = new ArrayList<>();
      for (Way each = way; each != null; each = each.before) {
        names.addFirst(Words.name(each.type));
      }
      return names;
    }
  }

  /** One walk through a type; {@code via} is the way from the outermost type. */
  private final class Walk {

    private final Element where;
    private final List<Mention> found = new ArrayList<>();
    private final Set<Element> entered = new HashSet<>();

    /** Whether something is not there yet, so that what it is depends on the place. */
    private boolean missing;

    Walk(Element where) {
      this.where = where;
    }

    void visit(TypeMirror type, @Nullable Way via) {
      Optional<Residence> said = annotated(type);
      if (said.isPresent()) {
        found.add(Mention.of(said.get(), false, Words.name(type), Way.names(via)));
      }
      switch (type) {
        case ArrayType array -> visit(array.getComponentType(), new Way(via, type));
        case WildcardType wildcard -> TypeArguments.bounds(wildcard).forEach(b -> visit(b, via));
        case IntersectionType bounds -> bounds.getBounds().forEach(bound -> visit(bound, via));
        case TypeVariable variable -> visitVariable(variable, via);
        case DeclaredType declared -> visitDeclared(declared, via);
        default -> {}
      }
    }

    Optional<Residence> annotated(TypeMirror type) {
      return Annotations.find(type, Annotations.LIVES_IN)
          .flatMap(residences::named)
          .map(kind -> new Residence(kind, false));
    }

    /** Where the class of {@code type} says it lives; a pool lives where its kind does. */
    Optional<Residence> ofClass(DeclaredType type) {
      if (Unresolved.isMissing(type)) {
        missing = true;
        return resolve(type)
            .flatMap(recs::spec)
            .flatMap(spec -> Optional.ofNullable(elements.getTypeElement(spec)))
            .flatMap(residences::of);
      }
      TypeElement element = (TypeElement) type.asElement();
      return RuntimeTypes.isPool(element)
          ? poolKind(type).map(kind -> new Residence(kind, true))
          : residences.of(element);
    }

    private Optional<RecName> resolve(DeclaredType missing) {
      String packageName = elements.getPackageOf(where).getQualifiedName().toString();
      return recs.resolve(missing.asElement().toString(), packageName);
    }

    private void visitVariable(TypeVariable variable, @Nullable Way via) {
      if (entered.add(variable.asElement())) {
        visit(variable.getUpperBound(), via);
        entered.remove(variable.asElement());
      }
    }

    private void visitDeclared(DeclaredType type, @Nullable Way via) {
      Optional<Residence> home = ofClass(type);
      TypeElement element = (TypeElement) type.asElement();
      boolean pool = RuntimeTypes.isPool(element);
      if (home.isPresent()) {
        found.add(Mention.of(home.get(), pool, name(type), Way.names(via)));
      }
      if (Unresolved.isMissing(type) || pool) {
        return;
      }
      if (type.getEnclosingType() instanceof DeclaredType outer) {
        for (TypeMirror argument : outer.getTypeArguments()) {
          visit(argument, new Way(via, type));
        }
      }
      visitArguments(type, element, arguments::count, via);
      if (home.isEmpty() && entered.add(element)) {
        visitContent(type, element, new Way(via, type));
        entered.remove(element);
      }
    }

    /** A class holds what the class that it extends does. */
    private void visitSuperclass(TypeMirror parent, @Nullable Way via) {
      if (parent instanceof DeclaredType type
          && !Unresolved.isMissing(type)
          && ofClass(type).isEmpty()
          && annotated(type).isEmpty()) {
        TypeElement element = (TypeElement) type.asElement();
        visitArguments(type, element, arguments::countInSuperclass, via);
        if (entered.add(element)) {
          visitContent(type, element, new Way(via, type));
          entered.remove(element);
        }
      } else {
        visit(parent, via);
      }
    }

    private void visitArguments(
        DeclaredType type, TypeElement element, Counting counting, @Nullable Way via) {
      List<? extends TypeMirror> given = type.getTypeArguments();
      for (int i = 0; i < given.size(); i++) {
        if (counting.counts(element, i)) {
          visit(orBound(given.get(i), element.getTypeParameters().get(i)), new Way(via, type));
        }
      }
    }

    /** A record holds its components; any other type what the types it extends hold. */
    private void visitContent(DeclaredType type, TypeElement element, @Nullable Way via) {
      if (element.getKind() == ElementKind.RECORD) {
        for (RecordComponentElement component : element.getRecordComponents()) {
          visit(componentType(type, component), via);
        }
      } else if (element.getKind() == ElementKind.CLASS) {
        List<? extends TypeMirror> parents = types.directSupertypes(type);
        if (!parents.isEmpty()) {
          visitSuperclass(parents.getFirst(), via);
        }
      } else if (!arguments.isFunctional(element)) {
        for (TypeMirror parent : types.directSupertypes(type)) {
          visit(parent, via);
        }
      }
    }

    /**
     * The component's type with the record's type arguments filled in. A type that mentions no
     * parameter is taken as declared, for substitution may lose its annotations.
     */
    private TypeMirror componentType(DeclaredType type, RecordComponentElement component) {
      return type.getTypeArguments().isEmpty()
          ? component.asType()
          : types.asMemberOf(type, component);
    }

    private TypeMirror orBound(TypeMirror argument, TypeParameterElement parameter) {
      return argument instanceof WildcardType wildcard
              && wildcard.getExtendsBound() == null
              && wildcard.getSuperBound() == null
          ? parameter.asType()
          : argument;
    }

    private Optional<Kind> poolKind(DeclaredType pool) {
      return pool.getTypeArguments().stream()
          .map(this::bound)
          .flatMap(argument -> kinds.read(argument).stream())
          .findFirst();
    }

    private TypeMirror bound(TypeMirror argument) {
      return switch (argument) {
        case WildcardType wildcard ->
            TypeArguments.bounds(wildcard).findFirst().map(this::bound).orElse(wildcard);
        case TypeVariable variable -> variable.getUpperBound();
        default -> argument;
      };
    }

    private String name(DeclaredType type) {
      return Unresolved.isMissing(type)
          ? resolve(type).map(RecName::simpleName).orElse("")
          : Words.name(type);
    }
  }
}
