package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements.Origin;

/**
 * Reports type arguments that are shorter-lived than the container they are an argument of: {@code
 * Table<Session>} where a {@code Table} lives in the server.
 */
final class MixedTypeArgument implements DeclarationRule {

  private final Facts facts;

  MixedTypeArgument(Facts facts) {
    this.facts = facts;
  }

  @Override
  public void check(TypeElement type, Sink sink) {
    check(type, type.getSuperclass(), sink);
    for (TypeMirror supertype : type.getInterfaces()) {
      check(type, supertype, sink);
    }
    for (RecordComponentElement component : type.getRecordComponents()) {
      check(component, component.asType(), sink);
    }
    for (Element member : type.getEnclosedElements()) {
      if (facts.elements().getOrigin(member) == Origin.EXPLICIT) {
        if (member instanceof ExecutableElement method) {
          checkMethod(method, sink);
        } else if (member instanceof VariableElement field
            && type.getRecordComponents().isEmpty()) {
          check(field, field.asType(), sink);
        }
      }
    }
  }

  private void checkMethod(ExecutableElement method, Sink sink) {
    check(method, method.getReturnType(), sink);
    for (VariableElement parameter : method.getParameters()) {
      Optional<Finding> finding = wrong(parameter, parameter.asType());
      if (finding.isPresent() && !isSetter(method)) {
        sink.report(finding.get());
      }
    }
  }

  /** A setter repeats the type of its accessor. */
  private static boolean isSetter(ExecutableElement method) {
    return Member.isSetter(method)
        && ElementFilter.methodsIn(Member.declarer(method).getEnclosedElements()).stream()
            .anyMatch(
                other ->
                    Member.isAccessor(other)
                        && other.getSimpleName().equals(method.getSimpleName()));
  }

  private void check(Element where, TypeMirror type, Sink sink) {
    wrong(where, type).ifPresent(sink::report);
  }

  private Optional<Finding> wrong(Element where, TypeMirror type) {
    return switch (type) {
      case ArrayType array -> wrong(where, array.getComponentType());
      case DeclaredType declared when !declared.getTypeArguments().isEmpty() && !isPool(declared) ->
          wrongArgument(where, declared)
              .or(
                  () ->
                      declared.getTypeArguments().stream()
                          .flatMap(argument -> wrong(where, argument).stream())
                          .findFirst());
      default -> Optional.empty();
    };
  }

  private Optional<Finding> wrongArgument(Element where, DeclaredType type) {
    Optional<Residence> home = facts.top(type, where);
    if (home.isEmpty()) {
      return Optional.empty();
    }
    Residence container = new Residence(home.get().kind(), false);
    return facts.mentions(type, where).stream()
        .filter(mention -> !mention.via().isEmpty())
        .filter(mention -> Relation.of(mention, container, facts.graph()) == Relation.SHORTER)
        .findFirst()
        .map(mention -> finding(where, type, container, mention));
  }

  private Finding finding(Element where, DeclaredType type, Residence container, Mention mention) {
    String outer = type.asElement().getSimpleName().toString();
    return Finding.of(
            Rule.LG201,
            Place.of(where),
            "%s holds %s, which dies before the %s"
                .formatted(Words.name(type), Words.a(mention.name()), outer))
        .because(facts.homes(outer, container.kind(), mention.name(), mention.kind()))
        .fix(
            mention.isStruct()
                ? mention.byRef()
                : "use a container that lives in %s".formatted(mention.kind().name()),
            mention.isStruct() && !(where instanceof TypeElement)
                ? Optional.of(Remedies.holdRef(where, mention.name()))
                : Optional.empty());
  }

  private static boolean isPool(DeclaredType type) {
    return Set.of("ResourcePool", "Ref", "Class")
        .contains(type.asElement().getSimpleName().toString());
  }
}
