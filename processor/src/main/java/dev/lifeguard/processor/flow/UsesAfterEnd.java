package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import java.util.Optional;

/** Reports what is used after its pool was, or may have been, closed or cleared (LG301). */
final class UsesAfterEnd implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return violation instanceof Violation.UsedAfterEnd use
        ? Optional.of(finding(use, words))
        : Optional.empty();
  }

  private static Finding finding(Violation.UsedAfterEnd use, Words words) {
    String what = words.ref(use.ref());
    Finding finding =
        Finding.of(
                Rule.LG301,
                use.site().place(),
                what + " is used after its pool was " + verb(use.closing()))
            .because(words.capital(what) + " lives in " + words.path(Value.atom(use.ref())))
            .because("Its pool is, at least on some path, " + Words.end(use.closing()) + ".");
    return (use.via().isEmpty() ? finding : finding.because(use.via() + " uses it."))
        .fix("use it before the pool ends")
        .fix("copy what is needed later into a pool that lives on");
  }

  private static String verb(Closing closing) {
    return closing.cleared() ? "cleared" : "closed";
  }
}
