package dev.lifeguard.runtime;

import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Ends the child processes of one pool together, so that their times do not add up: all are told;
 * those that are to be killed after a time share one; and all but those that are left alone are
 * waited for, which also reaps them. What fails with one does not stop the others.
 *
 * <p>An interrupt is a wish to be done: the grace period is over then, and what would be waited for
 * without end gets what is left of the time that the closing has for others. The flag is set again
 * in the end.
 *
 * <p>Lineage: {@code free_proc_chain} in APR.
 */
final class ProcessBatch {

  private final Deadline deadline = Teardown.aboutToWait();
  private final Allowance grace = Allowance.of(deadline.graceNanosLeft());
  private final Allowance patience = Allowance.unlimited();
  private Allowance reaping = patience;
  private boolean interrupted;

  private ProcessBatch() {}

  /** Ends {@code first} and those after it; {@code failed} is told what failed, and with which. */
  static void end(ChildProcess first, BiConsumer<ChildProcess, Throwable> failed) {
    boolean hurry = Thread.interrupted(); // or nothing could be waited for
    try {
      first.forAll(ChildProcess::tell, failed);
      if (first.isAnyToWaitFor()) {
        hurry = new ProcessBatch().await(first, failed, hurry);
      }
    } finally {
      if (hurry) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for them; returns whether this thread was interrupted. */
  private boolean await(
      ChildProcess first, BiConsumer<ChildProcess, Throwable> failed, boolean hurry) {
    if (hurry) {
      hurry();
    }
    first.forAll(this::killWhenTheTimeIsUp, failed);
    reaping = Allowance.of(TimeUnit.MILLISECONDS.toNanos(Patience.reapingMillis));
    first.forAll(this::awaitKilled, failed);
    first.forAll(this::awaitPatiently, failed);
    return interrupted;
  }

  private void killWhenTheTimeIsUp(ChildProcess child) {
    if (child.policy() == KillPolicy.AFTER_TIMEOUT && !await(child, grace)) {
      child.kill();
    }
  }

  private void awaitKilled(ChildProcess child) {
    boolean killed =
        switch (child.policy()) {
          case ALWAYS, AFTER_TIMEOUT -> true;
          case NEVER, JUST_WAIT, ONLY_ONCE -> false;
        };
    if (killed && !await(child, reaping)) {
      throw new IllegalStateException(child + " was killed and is still there");
    }
  }

  private void awaitPatiently(ChildProcess child) {
    boolean patient =
        switch (child.policy()) {
          case JUST_WAIT, ONLY_ONCE -> true;
          case NEVER, ALWAYS, AFTER_TIMEOUT -> false;
        };
    if (patient && !await(child, patience)) {
      throw new IllegalStateException(
          "%s is left running: the policy is %s, and %s, which waited for it, was interrupted"
              .formatted(child, child.policy(), ThreadLabel.of(Thread.currentThread())));
    }
  }

  private boolean await(ChildProcess child, Allowance allowance) {
    while (true) {
      try {
        return child.process().waitFor(allowance.nanosLeft(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        hurry();
      }
    }
  }

  private void hurry() {
    interrupted = true;
    grace.cutTo(0);
    patience.cutTo(deadline.orInAMoment().nanosLeft());
  }
}
