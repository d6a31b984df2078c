package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Remedy.Change;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.model.Kind;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reports pool operations that the kind of the pool forbids (LG302). */
final class ForbiddenOperations implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return switch (violation) {
      case Violation.WrongParent wrong -> Optional.of(wrongParent(wrong, words));
      case Violation.ClearedStruct cleared ->
          Optional.of(
              Finding.of(
                      Rule.LG302,
                      cleared.site().place(),
                      words.atom(cleared.pool())
                          + " is in its own pool, which therefore cannot be cleared")
                  .fix("close it and make another one")
                  .fix("make a scratch pool inside it and clear that"));
      default -> Optional.empty();
    };
  }

  private static String parents(Kind kind) {
    return kind.parents().stream()
        .map(each -> each.substring(each.lastIndexOf('.') + 1))
        .collect(Collectors.joining(" or "));
  }

  private static Finding wrongParent(Violation.WrongParent wrong, Words words) {
    Kind kind = wrong.made().kind().orElseThrow();
    if (kind.struct() && !wrong.made().viaStruct()) {
      return Finding.of(
              Rule.LG302,
              wrong.site().place(),
              kind.name() + " is a struct: its pool cannot be made without it")
          .fix(
              "make the struct: "
                  + kind.name()
                  + "Rec."
                  + (kind.isRoot() ? "create" : "in")
                  + "(…)")
          .fix(
              "make an unnamed pool: subPool()",
              Remedy.at(wrong.site().place(), new Change.DropArguments()));
    }
    if (wrong.made().root()) {
      return Finding.of(
              Rule.LG302,
              wrong.site().place(),
              kind.name() + " is no root: its pools are made in others")
          .fix("make it with subPool in a pool of its parent kind");
    }
    return Finding.of(
            Rule.LG302,
            wrong.site().place(),
            Words.one(kind.name()) + " cannot be made in " + Words.a(words.kind(wrong.parent())))
        .because(
            kind.isRoot()
                ? kind.name() + " is a root: its pools have no parent."
                : "@SubPoolOf says where it can be made: in " + parents(kind) + ".")
        .fix(
            kind.isRoot()
                ? "make it without a parent: ResourcePool.root(%s.class)".formatted(kind.name())
                : "make it in a pool of kind " + parents(kind));
  }
}
