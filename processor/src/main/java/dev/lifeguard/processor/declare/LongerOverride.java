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
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Reports overrides that promise a longer life than what they override, or ask for one: results are
 * covariant, parameters contravariant.
 */
final class LongerOverride implements DeclarationRule {

  private static final String RESULT = "returns something of %s, where %s promises it of %s";
  private static final String PARAMETER =
      "asks for something of %s, where %s is content with it of %s";

  private final Facts facts;

  LongerOverride(Facts facts) {
    this.facts = facts;
  }

  @Override
  public void check(TypeElement type, Sink sink) {
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
    if (!facts.mentions(method.getReturnType(), method).isEmpty()) {
      return true;
    }
    for (VariableElement parameter : method.getParameters()) {
      if (Annotations.has(parameter, Annotations.OUTLIVES)
          || !facts.mentions(parameter.asType(), parameter).isEmpty()) {
        return true;
      }
    }
    return false;
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
            .map(pair -> finding(type, method, method, above, pair, RESULT));
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
              .fix(
                  "mark the parameter of " + qualified(above) + " @Outlives as well",
                  Remedies.mark(promised, Annotations.OUTLIVES)));
    }
    return pairs(own.asType(), own, promised.asType(), promised)
        .filter(pair -> !graph().outlives(pair.above(), pair.own()))
        .findFirst()
        .map(pair -> finding(type, method, own, above, pair, PARAMETER));
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
      TypeElement type,
      ExecutableElement method,
      Element wrong,
      ExecutableElement above,
      Pair pair,
      String what) {
    String upper = qualified(above);
    boolean gives = wrong.equals(method) && !method.getModifiers().contains(Modifier.ABSTRACT);
    return Finding.of(
            Rule.LG106,
            Place.of(method),
            Words.member(type, method)
                + " "
                + what.formatted(pair.own().name(), upper, pair.above().name()))
        .because(facts.homes(pair.own().name(), pair.own(), pair.above().name(), pair.above()))
        .because("Callers who know only " + upper + " are told otherwise.")
        .fix(
            "use @LivesIn(%s.class) here as well".formatted(pair.above().name())
                + (gives ? ", and return what lives so long" : ""),
            gives ? Optional.empty() : Optional.of(Remedies.liveIn(wrong, pair.above())));
  }

  private KindGraph graph() {
    return facts.graph();
  }
}
