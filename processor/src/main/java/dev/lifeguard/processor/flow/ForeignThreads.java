package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import java.util.Optional;

/** Reports what is confined to one thread and used by a task of another (LG303). */
final class ForeignThreads implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return violation instanceof Violation.ForeignThread foreign
        ? Optional.of(
            Finding.of(
                    Rule.LG303,
                    foreign.site().place(),
                    "another thread works with "
                        + words.ref(foreign.ref())
                        + ", whose pool is confined to the thread that made it")
                .because(
                    words.capital(words.ref(foreign.ref()))
                        + " lives in "
                        + words.path(Value.atom(foreign.ref())))
                .fix("say shared = true on " + words.kind(Value.atom(foreign.ref())))
                .fix("do the work before the task starts, or let the task make a pool of its own"))
        : Optional.empty();
  }
}
