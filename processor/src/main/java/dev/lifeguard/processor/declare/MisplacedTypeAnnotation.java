package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Remedy.Change;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/**
 * Reports {@code @LivesIn} on the type of a member that names no kind, and {@code @Outlives} that
 * names no parameter.
 */
final class MisplacedTypeAnnotation implements DeclarationRule {

  private final MisplacedAnnotation names;

  MisplacedTypeAnnotation(Facts facts) {
    this.names = new MisplacedAnnotation(facts);
  }

  @Override
  public void check(TypeElement type, Sink sink) {
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      checkUses(field, field.asType(), sink);
      checkOutlives(field, sink);
    }
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement method && !repeatsComponents(type, method)) {
        checkMethod(method, sink);
      }
    }
  }

  /** The accessors and constructors of a record, where javac repeats what its components say. */
  private static boolean repeatsComponents(TypeElement type, ExecutableElement method) {
    return type.getKind() == ElementKind.RECORD
        && (method.getKind() == ElementKind.CONSTRUCTOR || method.getParameters().isEmpty());
  }

  private void checkMethod(ExecutableElement method, Sink sink) {
    checkUses(method, method.getReturnType(), sink);
    checkOutlives(method, sink);
    for (VariableElement parameter : method.getParameters()) {
      checkUses(parameter, parameter.asType(), sink);
      checkOutlives(method, parameter, sink);
    }
  }

  private void checkUses(Element where, TypeMirror type, Sink sink) {
    if (isBare(type)) {
      return;
    }
    uses(type)
        .distinct()
        .filter(mirror -> !Annotations.classes(mirror).isEmpty())
        .forEach(mirror -> names.checkNames(where, mirror, sink));
  }

  /** Whether there is no room for an annotation in the type: most have none. */
  private static boolean isBare(TypeMirror type) {
    return type.getAnnotationMirrors().isEmpty()
        && (type.getKind().isPrimitive()
            || type.getKind() == TypeKind.VOID
            || (type.getKind() == TypeKind.DECLARED
                && ((DeclaredType) type).getTypeArguments().isEmpty()));
  }

  /** The {@code @LivesIn} annotations anywhere in a type. */
  private static Stream<AnnotationMirror> uses(TypeMirror type) {
    Stream<TypeMirror> inner =
        switch (type) {
          case ArrayType array -> Stream.of(array.getComponentType());
          case WildcardType wildcard -> TypeArguments.bounds(wildcard);
          case DeclaredType declared -> declared.getTypeArguments().stream().map(each -> each);
          default -> Stream.empty();
        };
    return Stream.concat(
        Annotations.find(type, Annotations.LIVES_IN).stream(),
        inner.flatMap(MisplacedTypeAnnotation::uses));
  }

  private static void checkOutlives(Element member, Sink sink) {
    if (Annotations.has(member, Annotations.CHILD)) {
      outlives(member).ifPresent(mirror -> sink.report(downAndUp(member, mirror)));
      return;
    }
    outlives(member)
        .filter(mirror -> !Annotations.text(mirror).isEmpty())
        .ifPresent(
            mirror ->
                sink.report(
                    Finding.of(
                            Rule.LG102,
                            Place.of(member, mirror),
                            "@Outlives names a parameter, but %s is none"
                                .formatted(member.getSimpleName()))
                        .because("Outside of parameters it always means the object it belongs to.")
                        .fix("leave the name away", Remedies.unsay(member, mirror, "value"))));
  }

  private static Finding downAndUp(Element member, AnnotationMirror mirror) {
    return Finding.of(
            Rule.LG102,
            Place.of(member, mirror),
            "@Outlives contradicts @Child on " + member.getSimpleName())
        .because("A child dies with the struct or before it.")
        .fix("leave @Outlives away", Remedies.unmark(member, mirror));
  }

  private static void checkOutlives(
      ExecutableElement method, VariableElement parameter, Sink sink) {
    outlives(parameter)
        .filter(mirror -> !names(method, parameter, Annotations.text(mirror)))
        .ifPresent(mirror -> sink.report(noParameter(method, parameter, mirror)));
  }

  private static Finding noParameter(
      ExecutableElement method, VariableElement parameter, AnnotationMirror mirror) {
    List<String> others =
        method.getParameters().stream()
            .filter(other -> !other.equals(parameter))
            .map(other -> other.getSimpleName().toString())
            .toList();
    Finding finding =
        Finding.of(
            Rule.LG102,
            Place.of(parameter, mirror),
            "@Outlives names \"%s\", which is no other parameter of %s"
                .formatted(Annotations.text(mirror), name(method)));
    return others.isEmpty()
        ? finding.fix(
            "leave the name away: it then outlives the object of the method",
            Remedies.unsay(parameter, mirror, "value"))
        : finding.fix(
            "name " + Words.or(others.stream().map(other -> "\"" + other + "\"").toList()),
            others.size() == 1
                ? Annotations.value(mirror, "value")
                    .map(
                        value ->
                            Remedy.at(
                                Place.of(parameter, mirror, value),
                                new Change.Say(others.getFirst())))
                : Optional.empty());
  }

  private static String name(ExecutableElement method) {
    return method.getKind() == ElementKind.CONSTRUCTOR
        ? "the constructor"
        : method.getSimpleName().toString();
  }

  private static boolean names(ExecutableElement method, VariableElement parameter, String name) {
    return name.isEmpty()
        || method.getParameters().stream()
            .anyMatch(
                other -> !other.equals(parameter) && other.getSimpleName().contentEquals(name));
  }

  private static Optional<? extends AnnotationMirror> outlives(Element element) {
    return Annotations.find(element, Annotations.OUTLIVES);
  }
}
