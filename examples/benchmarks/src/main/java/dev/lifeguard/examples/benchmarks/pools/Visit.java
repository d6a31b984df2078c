package dev.lifeguard.examples.benchmarks.pools;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;

/** A struct, to measure what its generated accessor costs. */
@OwnsPool
@SubPoolOf(Shape.Worker.class)
public interface Visit {

  /** Any number. */
  long number();
}
