package dev.lifeguard.runtime;

/**
 * Two things that two threads do at the same moment, once. What came of it begins with {@code ok}
 * if that is one of the outcomes that pools allow.
 *
 * <p>{@link PoolRacesTest} has two threads of its own do it, some thousand times; the profile
 * {@code jcstress} has that tool do it some hundred million times.
 */
abstract class Race {

  /** What the one thread does. */
  abstract void one();

  /** What the other thread does. */
  abstract void other();

  /** What came of it; called when both have done theirs. */
  abstract String outcome();
}
