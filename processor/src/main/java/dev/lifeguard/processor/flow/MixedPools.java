package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import java.util.Optional;

/** Reports what is put into a pool of the right kind that is visibly another one (LG209). */
final class MixedPools implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return violation instanceof Violation.Misplaced put && put.verdict() == Verdict.OTHER_POOL
        ? Optional.of(
            Misplacement.copied(
                Misplacement.explained(
                    Finding.of(
                        Rule.LG209,
                        put.site().place(),
                        Misplacement.method(put.field().name())
                            + " is given "
                            + words.ref(put.ref())
                            + ", but lives in another pool: "
                            + words.holder(put.target())),
                    put,
                    words),
                put,
                words))
        : Optional.empty();
  }
}
