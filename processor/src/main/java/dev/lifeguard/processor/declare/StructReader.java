package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Report;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.Accessor;
import dev.lifeguard.processor.model.Home;
import dev.lifeguard.processor.model.Struct;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** Reports specs that cannot be generated, and makes structs of those that can. */
final class StructReader {

  private final Facts facts;
  private final SpecShape shape;
  private final AccessorReader accessors;
  private final SpecClashes clashes;

  StructReader(Facts facts) {
    this.facts = facts;
    this.shape = new SpecShape(facts);
    this.accessors = new AccessorReader(facts);
    this.clashes = new SpecClashes(facts);
  }

  /**
   * What to generate for {@code spec}; empty when something was reported that stands in the way.
   */
  Optional<Struct> read(TypeElement spec, Sink sink) {
    Optional<Finding> problem = shape.problem(spec);
    Optional<Residence> residence = facts.residences().declared(spec);
    problem.ifPresent(sink::report);
    if (problem.isPresent() || residence.isEmpty()) {
      return Optional.empty();
    }
    var report = new Report();
    Optional<Struct> struct = Optional.of(struct(spec, residence.get(), report));
    report.findings().forEach(sink::report);
    return struct.filter(_ -> report.findings().isEmpty());
  }

  private Struct struct(TypeElement spec, Residence residence, Report report) {
    Home home = home(spec);
    List<ExecutableElement> methods = facts.abstractMethods(spec);
    Optional<ExecutableElement> pool = find(methods, StructReader::isPool);
    Optional<ExecutableElement> close = find(methods, method -> home.ownsPool() && isClose(method));
    List<ExecutableElement> rest =
        methods.stream()
            .filter(method -> !isPool(method) && close.filter(method::equals).isEmpty())
            .toList();
    List<Accessor> read = accessors.read(spec, residence, rest, report);
    pool.ifPresent(method -> clashes.checkPool(spec, home, method, report));
    clashes.check(spec, home, read, report);
    return new Struct(spec, facts.recName(spec), home, read, pool, close);
  }

  private Home home(TypeElement spec) {
    List<TypeElement> parents = KindReader.parents(spec);
    return Annotations.find(spec, Annotations.SHARES_POOL)
        .flatMap(mirror -> Annotations.classes(mirror).getFirst().type())
        .flatMap(KindReader::element)
        .<Home>map(Home.Shared::new)
        .orElseGet(
            () ->
                parents.isEmpty()
                    ? new Home.OwnRoot(spec)
                    : new Home.OwnSubPool(spec, parents.stream().distinct().toList()));
  }

  private static boolean isPool(ExecutableElement method) {
    return Member.isAccessor(method) && method.getSimpleName().contentEquals("pool");
  }

  private static boolean isClose(ExecutableElement method) {
    return method.getSimpleName().contentEquals("close")
        && method.getParameters().isEmpty()
        && method.getReturnType().getKind() == TypeKind.VOID;
  }

  private static Optional<ExecutableElement> find(
      List<ExecutableElement> methods, Predicate<ExecutableElement> predicate) {
    return methods.stream().filter(predicate).findFirst();
  }
}
