package dev.lifeguard.runtime;

import java.time.Duration;

/**
 * Stops an owned thread: interrupts it and waits until it has ended, as long as the closing waits
 * for others. A thread that was never started is not waited for, and the thread that closes the
 * pool does not wait for itself.
 */
record ThreadStop(Thread resource) implements Owned {

  @Override
  public void run() {
    if (Life.isMe(resource)) {
      return;
    }
    resource.interrupt();
    if (resource.isAlive()) {
      join(Teardown.aboutToWait().orInAMoment());
    }
  }

  private void join(Deadline deadline) {
    boolean interrupted = false;
    try {
      boolean ended = false;
      while (!ended) {
        long left = deadline.nanosLeft();
        if (left <= 0) {
          throw new IllegalStateException(
              ThreadLabel.of(resource)
                  + " was interrupted and did not end in time: have it heed interrupts");
        }
        try {
          ended = resource.join(Duration.ofNanos(left));
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
