package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Remedy.Change;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.Kind;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** Reports a {@code @Child} pool of a struct's kind, which would be a pool without its struct. */
final class ForbiddenChildPool implements DeclarationRule {

  private final Facts facts;

  ForbiddenChildPool(Facts facts) {
    this.facts = facts;
  }

  @Override
  public void check(TypeElement type, Sink sink) {
    if (Facts.isSpec(type)) {
      for (Member member : Member.ofSpec(type, facts)) {
        if (member.isChild()
            && ChildShape.of(member.type(), member.element(), facts)
                instanceof ChildShape.Scratch scratch
            && scratch.kind().struct()) {
          sink.report(finding(type, member, scratch.kind()));
        }
      }
    }
  }

  private Finding finding(TypeElement spec, Member member, Kind kind) {
    String name = kind.name();
    boolean direct =
        facts
            .residences()
            .declared(spec)
            .filter(owner -> facts.graph().isDirectSubPool(kind, owner.kind()))
            .isPresent();
    Finding finding =
        Finding.of(
                Rule.LG302,
                member.place(),
                "%s would be a pool of kind %s without its struct".formatted(member.name(), name))
            .because("Each pool of kind " + name + " belongs to a struct and is made with it.");
    Finding fixed =
        direct
            ? finding
                .fix("declare it as " + name + ", for one child", retype(member, name, kind))
                .fix(
                    "declare it as List<" + name + ">, for all children",
                    retype(member, "List<" + name + ">", kind))
            : finding;
    return fixed.fix("declare a kind of its own for scratch pools: @Pool @SubPoolOf(…)");
  }

  private static Remedy retype(Member member, String type, Kind kind) {
    return Remedy.at(
        Place.of(member.element()),
        new Change.Retype(type, List.of("java.util.List", kind.qualifiedName())));
  }
}
