package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Remedy.Change;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.Accessor;
import dev.lifeguard.processor.model.Home;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reports members of a spec that clash with what every generated class has. */
final class SpecClashes {

  private final Facts facts;
  private final ReservedMembers reserved;

  SpecClashes(Facts facts) {
    this.facts = facts;
    this.reserved = new ReservedMembers(facts.elements());
  }

  /** The spec's own declaration of {@code pool()} gives the pool of the struct. */
  void checkPool(TypeElement spec, Home home, ExecutableElement method, Sink sink) {
    TypeMirror own = facts.types().getDeclaredType(poolType(), home.kind().asType());
    TypeMirror declared = Member.seenFrom(spec, method, facts).getReturnType();
    if (declared.getKind() != TypeKind.ERROR && !facts.types().isAssignable(own, declared)) {
      String kind = home.kind().getSimpleName().toString();
      sink.report(
          Finding.of(
                  Rule.LG103,
                  place(spec, method),
                  "no struct can be generated for %s: pool() is %s"
                      .formatted(spec.getSimpleName(), Words.a(Words.name(declared))))
              .because(
                  "pool() gives the pool that the struct lives in, a ResourcePool<" + kind + ">.")
              .fix(
                  "declare it as ResourcePool<" + kind + "> pool()",
                  Remedy.at(
                      Place.of(method),
                      new Change.Retype(
                          "ResourcePool<" + kind + ">",
                          List.of(
                              RuntimeTypes.RESOURCE_POOL,
                              home.kind().getQualifiedName().toString())))));
    }
  }

  /** None of the accessors, or of what the spec has already, is in the way. */
  void check(TypeElement spec, Home home, List<Accessor> read, Sink sink) {
    reserved.check(spec, home, read, sink);
    checkFactory(spec, home, read, sink);
  }

  /** A method that has the name and parameters of the factory. */
  private void checkFactory(TypeElement spec, Home home, List<Accessor> read, Sink sink) {
    String factory = home instanceof Home.OwnRoot ? "create" : "in";
    List<TypeMirror> parameters = factoryParameters(home, read);
    for (Accessor accessor : read) {
      boolean clash =
          parameters.isEmpty()
              || (parameters.size() == 1
                  && accessor
                      .setterIfAny()
                      .map(setter -> setter.getParameters().getFirst().asType())
                      .filter(type -> isErasureSame(type, parameters.getFirst()))
                      .isPresent());
      if (accessor.name().equals(factory) && clash) {
        sink.report(
            Finding.of(
                    Rule.LG103,
                    place(spec, accessor.getter()),
                    "no struct can be generated for %s: %s has the signature of its factory"
                        .formatted(spec.getSimpleName(), factory))
                .fix("rename " + Words.member(spec, accessor.getter())));
      }
    }
  }

  private List<TypeMirror> factoryParameters(Home home, List<Accessor> read) {
    Stream<TypeMirror> components =
        read.stream().filter(each -> each instanceof Accessor.Component).map(Accessor::type);
    return home instanceof Home.OwnRoot
        ? components.toList()
        : Stream.concat(Stream.of(poolType().asType()), components).toList();
  }

  private boolean isErasureSame(TypeMirror one, TypeMirror other) {
    return facts.types().isSameType(facts.types().erasure(one), facts.types().erasure(other));
  }

  private TypeElement poolType() {
    return facts.elements().getTypeElement(RuntimeTypes.RESOURCE_POOL);
  }

  static Place place(TypeElement spec, ExecutableElement method) {
    return Place.of(Member.declarer(method).equals(spec) ? method : spec);
  }
}
