package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.Kind;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reports {@code @Child} on something that is no direct sub-pool of the struct's kind. */
final class ChildMember implements DeclarationRule {

  private final Facts facts;

  ChildMember(Facts facts) {
    this.facts = facts;
  }

  @Override
  public void check(TypeElement type, Sink sink) {
    checkPlacement(type, sink);
    Optional<Residence> owner = facts.residences().declared(type);
    if (owner.isPresent() && Facts.isSpec(type)) {
      facts.members(type).stream()
          .filter(Member::isChild)
          .flatMap(member -> wrong(member, owner.get()).stream())
          .forEach(sink::report);
    }
  }

  /** Only abstract accessors of a spec, or of a type that a spec may extend, can be children. */
  private static void checkPlacement(TypeElement type, Sink sink) {
    boolean noSpec = !Facts.isSpec(type) && !type.getModifiers().contains(Modifier.ABSTRACT);
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      boolean concrete = !method.getModifiers().contains(Modifier.ABSTRACT);
      boolean marked = Annotations.has(method, Annotations.CHILD);
      if (marked && (noSpec || concrete)) {
        sink.report(
            Finding.of(
                    Rule.LG104,
                    Place.of(method),
                    "@Child on %s, which is no accessor of a struct"
                        .formatted(Words.member(type, method)))
                .because("Only the generated class of a struct can empty it when the child dies.")
                .fix("leave @Child away", unmark(method)));
      } else if (marked && !Member.isAccessor(method)) {
        sink.report(
            Finding.of(
                    Rule.LG104,
                    Place.of(method),
                    "@Child on %s, which is no accessor".formatted(Words.member(type, method)))
                .because(
                    "@Child goes on the method that reads the child, not on the one that sets it.")
                .fix("move @Child to the accessor of that name"));
      }
    }
  }

  private Optional<Finding> wrong(Member member, Residence owner) {
    return switch (ChildShape.of(member.type(), member.element(), facts)) {
      case ChildShape.Unfit unfit -> Optional.of(unfit(member, owner, unfit));
      case ChildShape.One one -> notDirect(member, owner.kind(), one.kind());
      case ChildShape.Many many -> notDirect(member, owner.kind(), many.kind());
      case ChildShape.Scratch scratch ->
          scratch.kind().struct()
              ? Optional.empty()
              : notDirect(member, owner.kind(), scratch.kind());
    };
  }

  private Finding unfit(Member member, Residence owner, ChildShape.Unfit unfit) {
    Finding finding =
        Finding.of(
                Rule.LG104,
                member.place(),
                "@Child on %s, but %s is no child of a pool"
                    .formatted(member.name(), Words.a(Words.name(member.type()))))
            .because("@Child means the struct's own sub-pools, which die with it or before it.")
            .fix("let it be " + unfit.hint());
    return mayBeComponent(member, owner)
        ? finding.fix("leave @Child away", unmark(member.element()))
        : finding;
  }

  /** Whether the struct could just refer to it. */
  private boolean mayBeComponent(Member member, Residence owner) {
    return facts.mentions(member.type(), member.element()).stream()
        .allMatch(each -> Relation.of(each, owner, facts.graph()) == Relation.OUTLIVES);
  }

  private Optional<Finding> notDirect(Member member, Kind owner, Kind child) {
    if (facts.graph().isDirectSubPool(child, owner)) {
      return Optional.empty();
    }
    List<String> parents =
        child.parents().stream()
            .flatMap(parent -> facts.graph().find(parent).stream())
            .map(Kind::name)
            .toList();
    Finding finding =
        Finding.of(
                Rule.LG104,
                member.place(),
                "@Child on %s, but %s is no direct sub-pool of %s"
                    .formatted(member.name(), Words.a(child.name()), Words.a(owner.name())))
            .because(
                parents.isEmpty()
                    ? child.name() + " is a root."
                    : "%s is made inside %s."
                        .formatted(
                            Words.one(child.name()),
                            Words.or(parents.stream().map(Words::a).toList())));
    return Optional.of(addFixes(finding, member.element(), owner, child));
  }

  /** A pool cannot be made inside one that it outlives. */
  private Finding addFixes(Finding finding, Element member, Kind owner, Kind child) {
    if (!child.equals(owner) && facts.graph().outlives(child, owner)) {
      return finding.fix("leave @Child away", unmark(member));
    }
    Finding weak =
        child.struct()
            ? finding.fix(
                "hold a Ref<" + child.name() + ">", Remedies.holdRef(member, child.name()))
            : finding;
    return weak.fix(
        "name %s.class in @SubPoolOf on %s".formatted(owner.name(), child.name()),
        Remedies.nameParent(child, owner, facts));
  }

  private static Optional<Remedy> unmark(Element accessor) {
    return Annotations.find(accessor, Annotations.CHILD)
        .map(mirror -> Remedies.unmark(accessor, mirror));
  }
}
