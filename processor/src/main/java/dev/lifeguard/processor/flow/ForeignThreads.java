package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Remedy.Change;
import dev.lifeguard.processor.diagnostic.Remedy.Target;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.model.Kind;
import java.util.Optional;

/** Reports what is confined to one thread and used by a task of another (LG303). */
final class ForeignThreads implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return violation instanceof Violation.ForeignThread foreign
        ? Optional.of(finding(foreign, words))
        : Optional.empty();
  }

  private static Finding finding(Violation.ForeignThread foreign, Words words) {
    Kind kind = words.home(Value.atom(foreign.ref()));
    Finding finding =
        Finding.of(
                Rule.LG303,
                foreign.site().place(),
                "another thread works with "
                    + words.ref(foreign.ref())
                    + ", whose pool is confined to the thread that made it")
            .because(
                words.capital(words.ref(foreign.ref()))
                    + " lives in "
                    + words.path(Value.atom(foreign.ref())));
    Finding shared =
        kind == null
            ? finding
            : finding.fix(
                "say shared = true on " + kind.name(),
                new Remedy(new Target.OfType(kind.qualifiedName()), new Change.Share()));
    return shared.fix("do the work before the task starts, or let the task make a pool of its own");
  }
}
