package dev.lifeguard.runtime;

import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A child process that a pool owns.
 *
 * <p>It is told by its handle and not by {@link Process#destroy}: that closes the streams, too, and
 * to close the input is to wait until the process has read what it was sent.
 *
 * <p>The processes that it has started itself are left to it, as in APR: nobody handed them over,
 * those that were to outlive it on purpose look like the others, and those whose parent has ended
 * can no longer be told. A process that is asked to end has the time to end its own.
 */
final class ChildProcess implements Owned {

  /**
   * A function, for the checker would take it that the thread outlives the process otherwise: in
   * fact it ends with that.
   */
  private static final Consumer<Process> END_OF_INPUT = ChildProcess::endInput;

  private final Process process;
  private final KillPolicy policy;

  /**
   * The one after this in a {@link ProcessBatch}: a chain, as it must not take memory to end it.
   */
  @Nullable ChildProcess next;

  ChildProcess(Process process, KillPolicy policy) {
    this.process = process;
    this.policy = policy;
  }

  @Override
  public Process resource() {
    return process;
  }

  Process process() {
    return process;
  }

  KillPolicy policy() {
    return policy;
  }

  /** Ends it on its own. */
  @Override
  public void run() {
    var failures = new Failures();
    ProcessBatch.end(this, (_, failure) -> failures.add(failure));
    failures.rethrow();
  }

  /** Does something with this and those after it; what fails with one does not stop the others. */
  void forAll(Consumer<ChildProcess> action, BiConsumer<ChildProcess, Throwable> failed) {
    for (var child = this; child != null; child = child.next) {
      try {
        action.accept(child);
      } catch (Throwable failure) {
        failed.accept(child, failure);
      }
    }
  }

  /** Whether this or one after it runs and is not to be left alone. */
  boolean isAnyToWaitFor() {
    for (var child = this; child != null; child = child.next) {
      if (child.policy != KillPolicy.NEVER && child.process.isAlive()) {
        return true;
      }
    }
    return false;
  }

  /** Tells it to end if it runs, as its policy says. */
  void tell() {
    if (!process.isAlive()) {
      return;
    }
    switch (policy) {
      case NEVER -> {}
      case ALWAYS -> kill();
      case JUST_WAIT -> END_OF_INPUT.accept(process);
      case AFTER_TIMEOUT, ONLY_ONCE -> {
        ask();
        END_OF_INPUT.accept(process);
      }
    }
  }

  /** Closes the standard input, on another thread, for that may have to wait: see above. */
  private static void endInput(Process process) {
    Thread.ofPlatform()
        .daemon()
        .name("lifeguard: end of input for a process")
        .start(() -> closeInput(process));
  }

  private static void closeInput(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException ended) {
      // it ended before it had read everything
    }
  }

  private void ask() {
    if (!handleDoes(ProcessHandle::destroy)) {
      process.destroy();
    }
  }

  void kill() {
    if (process.isAlive() && !handleDoes(ProcessHandle::destroyForcibly)) {
      process.destroyForcibly();
    }
  }

  /** Does it by the handle; false if this sort of process has none. */
  private boolean handleDoes(Predicate<ProcessHandle> signal) {
    try {
      boolean _ = signal.test(process.toHandle());
      return true;
    } catch (UnsupportedOperationException none) {
      return false;
    }
  }

  /** {@code process 4711 (sleep)}, or as much of that as can be found out. */
  @Override
  public String toString() {
    try {
      String command = process.info().command().orElse("");
      return "process " + process.pid() + (command.isEmpty() ? "" : " (" + command + ")");
    } catch (UnsupportedOperationException unknown) {
      return Description.of(process);
    }
  }
}
