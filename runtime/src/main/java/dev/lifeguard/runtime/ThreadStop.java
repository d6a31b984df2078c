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
    if (resource.isAlive()
        && !Teardown.aboutToWait()
            .orInAMoment()
            .await(nanos -> resource.join(Duration.ofNanos(nanos)))) {
      throw new IllegalStateException(
          ThreadLabel.of(resource)
              + " was interrupted and did not end in time: have it heed interrupts");
    }
  }
}
