package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import java.util.Optional;

/** Reports structs stored in a struct of their own kind: neither outlives the other (LG208). */
final class Siblings implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return violation instanceof Violation.Misplaced put && put.verdict() == Verdict.SIBLING
        ? Optional.of(
            Misplacement.explained(
                    Finding.of(
                        Rule.LG208,
                        put.site().place(),
                        Misplacement.method(put.field().name())
                            + " is given "
                            + words.ref(put.ref())
                            + ", and neither of the two outlives the other"),
                    put,
                    words)
                .fix("hold a Ref<" + words.kind(Value.atom(put.ref())) + ">"))
        : Optional.empty();
  }
}
