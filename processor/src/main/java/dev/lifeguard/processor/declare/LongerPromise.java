package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.KindGraph;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Reports subclasses and overrides that promise a longer life than they have: results are
 * covariant, parameters contravariant, and an instance lives as long as each of its supertypes
 * says.
 */
final class LongerPromise implements DeclarationRule {

  private final Facts facts;

  LongerPromise(Facts facts) {
    this.facts = facts;
  }

  @Override
  public void check(TypeElement type, Sink sink) {
    facts.residences().of(type).ifPresent(own -> checkSupertypes(type, own, sink));
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (!method.getModifiers().contains(Modifier.STATIC) && promises(method)) {
        overridden(method, type)
            .flatMap(above -> wrong(type, method, above).stream())
            .findFirst()
            .ifPresent(sink::report);
      }
    }
  }

  /** Whether the method says anything about lifetimes that it could say differently elsewhere. */
  private boolean promises(ExecutableElement method) {
    return !facts.mentions(method.getReturnType(), method).isEmpty()
        || method.getParameters().stream()
            .anyMatch(
                parameter ->
                    Annotations.has(parameter, Annotations.OUTLIVES)
                        || !facts.mentions(parameter.asType(), parameter).isEmpty());
  }

  private void checkSupertypes(TypeElement type, Residence own, Sink sink) {
    for (TypeMirror supertype : Residences.supertypes(type).toList()) {
      Optional<Finding> finding =
          KindReader.element(supertype).flatMap(above -> wrongSubtype(type, own, above));
      if (finding.isPresent()) {
        sink.report(finding.get());
        return;
      }
    }
  }

  private Optional<Finding> wrongSubtype(TypeElement type, Residence own, TypeElement above) {
    Optional<Residence> promised = facts.residences().of(above);
    if (promised.isEmpty()) {
      return Optional.empty();
    }
    Kind upper = promised.get().kind();
    String name = type.getSimpleName().toString();
    String superName = above.getSimpleName().toString();
    if (!graph().outlives(own.kind(), upper)) {
      return Optional.of(
          homes(
                  Finding.of(
                      Rule.LG106,
                      Place.of(type),
                      "%s %s %s, but dies before one does"
                          .formatted(name, verb(type, above), Words.a(superName))),
                  name,
                  own.kind(),
                  superName,
                  upper)
              .because(
                  "Whoever holds it as %s takes it to live longer than it does."
                      .formatted(Words.a(superName)))
              .fix("let %s live in %s".formatted(name, upper.name()))
              .fix("keep %s as a field of %s instead".formatted(Words.a(superName), name)));
    }
    boolean inheritsState = above.getKind() == ElementKind.CLASS && hasState(above);
    return inheritsState && !graph().outlives(upper, own.kind())
        ? Optional.of(
            homes(
                    Finding.of(
                        Rule.LG106,
                        Place.of(type),
                        "%s promises to live longer than the %s it extends"
                            .formatted(name, superName)),
                    name,
                    own.kind(),
                    superName,
                    upper)
                .because(
                    "What it inherits from %s dies with the %s.".formatted(superName, upper.name()))
                .fix("let %s live in %s".formatted(name, upper.name())))
        : Optional.empty();
  }

  private static String verb(TypeElement type, TypeElement above) {
    return above.getKind().isInterface() && !type.getKind().isInterface() ? "is" : "extends";
  }

  private static boolean hasState(TypeElement type) {
    return Member.fields(type)
        .map(Member::type)
        .anyMatch(field -> !field.getKind().isPrimitive() && !isString(field));
  }

  private static boolean isString(TypeMirror type) {
    return KindReader.element(type)
        .filter(element -> element.getQualifiedName().contentEquals("java.lang.String"))
        .isPresent();
  }

  /** The methods that {@code method} directly or indirectly overrides, nearest first. */
  private Stream<ExecutableElement> overridden(ExecutableElement method, TypeElement in) {
    return Residences.supertypes(in)
        .flatMap(supertype -> KindReader.element(supertype).stream())
        .flatMap(above -> overridden(method, in, above));
  }

  private Stream<ExecutableElement> overridden(
      ExecutableElement method, TypeElement in, TypeElement above) {
    Stream<ExecutableElement> here =
        ElementFilter.methodsIn(above.getEnclosedElements()).stream()
            .filter(other -> other.getSimpleName().equals(method.getSimpleName()))
            .filter(other -> facts.elements().overrides(method, other, in));
    Stream<ExecutableElement> further =
        Residences.supertypes(above)
            .flatMap(supertype -> KindReader.element(supertype).stream())
            .flatMap(higher -> overridden(method, in, higher));
    return Stream.concat(here, further);
  }

  private Optional<Finding> wrong(
      TypeElement type, ExecutableElement method, ExecutableElement above) {
    Optional<Finding> result =
        pairs(method.getReturnType(), method, above.getReturnType(), above)
            .filter(pair -> !graph().outlives(pair.own(), pair.above()))
            .findFirst()
            .map(
                pair ->
                    finding(
                        type,
                        method,
                        above,
                        pair,
                        "returns something of %s, where %s promises it of %s"));
    for (int i = 0; i < method.getParameters().size() && result.isEmpty(); i++) {
      result =
          wrongParameter(
              type, method, method.getParameters().get(i), above, above.getParameters().get(i));
    }
    return result;
  }

  private Optional<Finding> wrongParameter(
      TypeElement type,
      ExecutableElement method,
      VariableElement own,
      ExecutableElement above,
      VariableElement promised) {
    if (Annotations.has(own, Annotations.OUTLIVES)
        && !Annotations.has(promised, Annotations.OUTLIVES)) {
      return Optional.of(
          Finding.of(
                  Rule.LG106,
                  Place.of(method),
                  "%s asks that %s outlives something, where %s does not"
                      .formatted(Words.member(type, method), own.getSimpleName(), qualified(above)))
              .because("Callers who know only " + qualified(above) + " are not told.")
              .fix("mark the parameter of " + qualified(above) + " @Outlives as well"));
    }
    return pairs(own.asType(), own, promised.asType(), promised)
        .filter(pair -> !graph().outlives(pair.above(), pair.own()))
        .findFirst()
        .map(
            pair ->
                finding(
                    type,
                    method,
                    above,
                    pair,
                    "asks for something of %s, where %s is content with it of %s"));
  }

  private record Pair(Kind own, Kind above) {}

  /** What the two types mention, matched in order, as far as both mention something. */
  private Stream<Pair> pairs(TypeMirror own, Element at, TypeMirror above, Element aboveAt) {
    List<Mention> mine = facts.mentions(own, at);
    List<Mention> theirs = facts.mentions(above, aboveAt);
    return IntStream.range(0, mine.size() == theirs.size() ? mine.size() : 0)
        .mapToObj(i -> new Pair(mine.get(i).kind(), theirs.get(i).kind()));
  }

  private static String qualified(ExecutableElement method) {
    return Member.declarer(method).getSimpleName() + "." + method.getSimpleName();
  }

  private Finding finding(
      TypeElement type, ExecutableElement method, ExecutableElement above, Pair pair, String what) {
    String upper = qualified(above);
    return homes(
            Finding.of(
                Rule.LG106,
                Place.of(method),
                Words.member(type, method)
                    + " "
                    + what.formatted(pair.own().name(), upper, pair.above().name())),
            pair.own().name(),
            pair.own(),
            pair.above().name(),
            pair.above())
        .because("Callers who know only " + upper + " are told otherwise.")
        .fix("use @LivesIn(%s.class) here as well".formatted(pair.above().name()));
  }

  private Finding homes(Finding finding, String first, Kind firstKind, String second, Kind kind) {
    Finding longer = finding;
    for (String home : facts.homes(first, firstKind, second, kind)) {
      longer = longer.because(home);
    }
    return longer;
  }

  private KindGraph graph() {
    return facts.graph();
  }
}
