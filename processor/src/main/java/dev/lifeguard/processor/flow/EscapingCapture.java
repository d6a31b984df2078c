package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Remedy.Change;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.flow.ir.FieldRef;
import java.util.Optional;

/** Reports closures and clean-ups that outlive what they capture (LG205). */
final class EscapingCapture implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return violation instanceof Violation.Misplaced put
            && put.field().role() != FieldRef.Role.TASK
            && (put.captured() || isAction(put.field()))
        ? Optional.of(finding(put, words))
        : Optional.empty();
  }

  private static boolean isAction(FieldRef field) {
    return field.role() == FieldRef.Role.CLEAN_UP;
  }

  private static Finding finding(Violation.Misplaced put, Words words) {
    String captured = words.ref(put.ref());
    String keeper =
        switch (put.field().role()) {
          case CLEAN_UP -> "a clean-up of " + words.holder(put.target());
          case CONTENT -> "what is given to " + Misplacement.method(put.field().name());
          default -> put.field().name();
        };
    Finding finding =
        Misplacement.explained(
            Finding.of(
                Rule.LG205,
                put.site().place(),
                words.capital(keeper)
                    + " captures "
                    + captured
                    + ", which may be gone when it runs"),
            put,
            words);
    Finding moved =
        isAction(put.field())
            ? finding.fix(
                "register the clean-up with the pool of what it captures",
                words
                    .expression(Value.atom(put.ref()))
                    .map(pool -> Remedy.at(put.site().place(), new Change.CallOn(pool))))
            : finding;
    Finding copied =
        moved.fix(Misplacement.COPIES, Misplacement.copies(put.site(), put.ref(), words));
    return words.isStruct(put.ref()) && !isAction(put.field())
        ? copied.fix(
            "hold a Ref<%s>, and ask it when the closure runs"
                .formatted(words.kind(Value.atom(put.ref()))))
        : copied;
  }
}
