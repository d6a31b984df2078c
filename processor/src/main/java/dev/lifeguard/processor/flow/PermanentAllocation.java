package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import java.util.Optional;

/** Reports memory allocated directly from a permanent pool (LG401). */
final class PermanentAllocation implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return violation instanceof Violation.PermanentMemory memory
        ? Optional.of(
            Finding.of(
                    Rule.LG401,
                    memory.site().place(),
                    "memory from "
                        + words.atom(memory.pool())
                        + ", a permanent pool, is never given back")
                .because(
                    words.capital(words.atom(memory.pool()))
                        + " lives in "
                        + words.path(memory.pool()))
                .fix("allocate it from the pool of what it is for")
                .fix("make a sub-pool, work in it, and close it"))
        : Optional.empty();
  }
}
