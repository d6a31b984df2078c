package dev.lifeguard.processor.generate;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.lifeguard.processor.model.RecName;
import dev.lifeguard.processor.model.RecNames;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleTypeVisitor14;

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
  private final Set<String> inherited;
  private final TypeAnnotations annotations = new TypeAnnotations(this);

  TypeNames(Elements elements, RecNames recs, TypeElement spec) {
    this.elements = elements;
    this.recs = recs;
    this.spec = spec;
    this.packageName = elements.getPackageOf(spec).getQualifiedName().toString();
    this.inherited =
        ElementFilter.typesIn(elements.getAllMembers(spec)).stream()
            .map(type -> type.getSimpleName().toString())
            .collect(toUnmodifiableSet());
  }

  /** The type as it is written, annotations included. */
  TypeName of(TypeMirror type) {
    return type.accept(this, null);
  }

  /** The type as it is written, without type arguments and annotations. */
  ClassName of(TypeElement type) {
    return inScope(ClassName.get(type));
  }

  ClassName of(Class<?> type) {
    return inScope(ClassName.get(type));
  }

  /** {@code name} so written that it is not taken for another type of that simple name. */
  ClassName inScope(ClassName name) {
    ClassName top = name.topLevelClassName();
    if (name.packageName().isEmpty() || !isHidden(top)) {
      return name;
    }
    // To JavaPoet a class of the unnamed package, which it neither imports nor shortens.
    ClassName full = ClassName.get("", top.canonicalName());
    for (String nested : name.simpleNames().subList(1, name.simpleNames().size())) {
      full = full.nestedClass(nested);
    }
    return full;
  }

  private boolean isHidden(ClassName top) {
    return inherited.contains(top.simpleName())
        || (top.packageName().equals(JAVA_LANG) && isInPackage(top.simpleName()));
  }

  private boolean isInPackage(String simpleName) {
    String name = packageName.isEmpty() ? simpleName : packageName + '.' + simpleName;
    var module = elements.getModuleOf(spec);
    return !packageName.equals(JAVA_LANG)
        && (module == null
                ? elements.getTypeElement(name)
                : elements.getTypeElement(module, name))
            != null;
  }

  @Override
  public TypeName visitDeclared(DeclaredType type, Void nothing) {
    TypeElement element = (TypeElement) type.asElement();
    List<AnnotationSpec> kept = annotations.of(type);
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
        .annotated(annotations.of(type));
  }

  @Override
  public TypeName visitArray(ArrayType type, Void nothing) {
    return ArrayTypeName.of(of(type.getComponentType())).annotated(annotations.of(type));
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
        .annotated(annotations.of(type));
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
