package dev.lifeguard.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.lifeguard.processor.model.RecName;
import dev.lifeguard.processor.model.RecNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Types as they are written in one generated file: annotations that say something about null or
 * lifetime stay on them at every depth, and a name means there what it means in the spec.
 *
 * <p>JavaPoet shortens names without looking at what the class inherits, nor at the package for
 * {@code java.lang}. So a name that would be taken for another is written in full here.
 */
final class TypeNames extends SimpleTypeVisitor14<TypeName, Void> {

  private static final String JAVA_LANG = "java.lang";

  private final Elements elements;
  private final RecNames recs;
  private final TypeElement spec;
  private final String packageName;
  private final Set<String> inherited = new HashSet<>();
  private final TypeAnnotations annotations = new TypeAnnotations(this);
  private final IdentityHashMap<TypeMirror, TypeName> known = new IdentityHashMap<>();
  private final Map<Object, ClassName> knownClasses = new HashMap<>();
  private final Map<String, Boolean> hiding;

  /**
   * {@code members} are all that the spec has; {@code hiding} remembers, for a round, which classes
   * there are that hide others.
   */
  TypeNames(
      Elements elements,
      RecNames recs,
      TypeElement spec,
      List<? extends Element> members,
      Map<String, Boolean> hiding) {
    this.elements = elements;
    this.recs = recs;
    this.spec = spec;
    this.packageName = elements.getPackageOf(spec).getQualifiedName().toString();
    this.hiding = hiding;
    for (Element member : members) {
      if (member instanceof TypeElement type) {
        inherited.add(type.getSimpleName().toString());
      }
    }
  }

  /** The type as it is written, annotations included. */
  TypeName of(TypeMirror type) {
    TypeName name = known.get(type);
    if (name == null) {
      name = type.accept(this, null);
      known.put(type, name);
    }
    return name;
  }

  /** The same without {@code @LivesIn} on the type itself, for where the place says it already. */
  TypeName withoutLifetime(TypeMirror type) {
    TypeName name = of(type);
    List<AnnotationSpec> others =
        name.annotations().stream().filter(Predicate.not(annotations::isLifetime)).toList();
    return name.withoutAnnotations().annotated(others);
  }

  TypeAnnotations annotations() {
    return annotations;
  }

  /** The type as it is written, without type arguments and annotations. */
  ClassName of(TypeElement type) {
    ClassName name = knownClasses.get(type);
    if (name == null) {
      name = find(type);
      knownClasses.put(type, name);
    }
    return name;
  }

  private ClassName find(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer && isDeprecated(outer)
        ? of(outer).nestedClass(type.getSimpleName().toString())
        : inScope(ClassName.get(type));
  }

  /** Whether javac would warn of an import from that type, which no annotation can prevent. */
  private boolean isDeprecated(TypeElement type) {
    return elements.isDeprecated(type)
        || (type.getEnclosingElement() instanceof TypeElement outer && isDeprecated(outer));
  }

  ClassName of(Class<?> type) {
    ClassName name = knownClasses.get(type);
    if (name == null) {
      name = inScope(ClassName.get(type));
      knownClasses.put(type, name);
    }
    return name;
  }

  /** {@code name} so written that it is not taken for another type of that simple name. */
  ClassName inScope(ClassName name) {
    if (name.packageName().isEmpty()) {
      return name;
    }
    ClassName outer = name.enclosingClassName();
    if (outer == null) {
      return isHidden(name) ? inFull(name) : name;
    }
    // Imported by its own name, as if the outer class were a package: annotations then stand well.
    ClassName imported = ClassName.get(outer.canonicalName(), name.simpleName());
    return isHidden(imported) ? inScope(outer).nestedClass(name.simpleName()) : imported;
  }

  /** To JavaPoet a class of the unnamed package, which it neither imports nor shortens. */
  private static ClassName inFull(ClassName name) {
    return ClassName.get("", name.canonicalName());
  }

  private boolean isHidden(ClassName name) {
    return inherited.contains(name.simpleName())
        || (name.packageName().equals(JAVA_LANG) && isInPackage(name.simpleName()));
  }

  private boolean isInPackage(String simpleName) {
    String name = packageName.isEmpty() ? simpleName : packageName + '.' + simpleName;
    var module = elements.getModuleOf(spec);
    return !packageName.equals(JAVA_LANG)
        && hiding.computeIfAbsent(module + "/" + name, _ -> isThere(module, name));
  }

  private boolean isThere(@Nullable ModuleElement module, String name) {
    return (module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name))
        != null;
  }

  @Override
  public TypeName visitDeclared(DeclaredType type, Void nothing) {
    TypeElement element = (TypeElement) type.asElement();
    List<AnnotationSpec> kept = annotations.on(type);
    TypeName[] arguments = type.getTypeArguments().stream().map(this::of).toArray(TypeName[]::new);
    if (!element.getModifiers().contains(Modifier.STATIC)
        && type.getEnclosingType() instanceof DeclaredType outer
        && of(outer) instanceof ParameterizedTypeName outerName) {
      String name = element.getSimpleName().toString();
      return outerName.nestedClass(name, List.of(arguments)).annotated(kept);
    }
    ClassName name = of(element).annotated(kept);
    return arguments.length == 0 ? name : ParameterizedTypeName.get(name, arguments);
  }

  @Override
  public TypeName visitError(ErrorType type, Void nothing) {
    String mention = type.asElement().toString();
    return recs.resolve(mention, packageName)
        .map(TypeNames::className)
        .map(this::inScope)
        .orElseGet(() -> ClassName.get("", mention))
        .annotated(annotations.on(type));
  }

  @Override
  public TypeName visitArray(ArrayType type, Void nothing) {
    return ArrayTypeName.of(of(type.getComponentType())).annotated(annotations.on(type));
  }

  @Override
  public TypeName visitWildcard(WildcardType type, Void nothing) {
    if (type.getSuperBound() != null) {
      return WildcardTypeName.supertypeOf(of(type.getSuperBound()));
    }
    return type.getExtendsBound() == null
        ? RuntimeTypes.ANYTHING
        : WildcardTypeName.subtypeOf(of(type.getExtendsBound()));
  }

  @Override
  public TypeName visitTypeVariable(TypeVariable type, Void nothing) {
    return TypeVariableName.get(type.asElement().getSimpleName().toString())
        .annotated(annotations.on(type));
  }

  /** Primitive types and {@code void}: the same everywhere. */
  @Override
  protected TypeName defaultAction(TypeMirror type, Void nothing) {
    return TypeName.get(type);
  }

  private static ClassName className(RecName rec) {
    return ClassName.get(rec.packageName(), rec.simpleName());
  }
}
