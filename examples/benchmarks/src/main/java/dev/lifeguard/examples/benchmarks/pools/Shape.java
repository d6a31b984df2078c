package dev.lifeguard.examples.benchmarks.pools;

import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;

/** What a request is made of, in every language and library: pools.h says the same. */
final class Shape {

  private Shape() {}

  /** What a request allocates. */
  static final int[] SIZES = {
    16, 24, 32, 48, 64, 96, 128, 192, 256, 512, 16, 40, 80, 32, 64, 128, 24, 320, 48, 160
  };

  /** What it allocates for scratch. */
  static final int[] SCRATCH_SIZES = {32, 64, 128, 256, 512};

  static final int CLEANUPS = 3;

  /** Of everything that a clean-up is run for. */
  static final int MANY_CLEANUPS = 10;

  /** What requests are made in. */
  @Pool(permanent = true)
  interface Worker {}

  /** A request of one worker. */
  @Pool
  @SubPoolOf(Worker.class)
  interface Request {}

  /** What requests that threads share are made in. */
  @Pool(shared = true, permanent = true)
  interface Hub {}

  /** A request that threads share. */
  @Pool(shared = true)
  @SubPoolOf(Hub.class)
  interface SharedRequest {}
}
