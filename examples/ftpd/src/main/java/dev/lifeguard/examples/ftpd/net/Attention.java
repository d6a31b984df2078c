package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a data connection and for the client's word at the same time, on the session's own
 * thread. It ends with the transfer; the control connection must then be told that it is
 * {@linkplain Dialogue#unwatched() unwatched}.
 */
@LivesIn(Transfer.class)
public final class Attention {

  /** What ended the waiting. */
  public enum Event {
    /** The data connection can go on. */
    READY,
    /** The client has said something, or gone. */
    SPOKEN,
    /** The time is up. */
    LATE
  }

  private final Selector selector;
  private boolean deaf;

  /** Begins to pay attention. */
  public Attention(ResourcePool<Transfer> pool) throws IOException {
    this.selector = pool.own(Selector.open());
  }

  /**
   * Waits for {@code operations} of {@code channel}.
   *
   * @param deadline until when, by {@link System#nanoTime}
   * @throws ClosedByInterruptException if the server stops
   */
  Event await(SelectableChannel channel, int operations, Dialogue dialogue, long deadline)
      throws IOException {
    channel.register(selector, operations);
    if (!deaf) {
      dialogue.watchedBy(selector);
    }
    while (true) {
      long left = deadline - System.nanoTime();
      select(left);
      Set<SelectionKey> selected = selector.selectedKeys();
      boolean spoken = selected.contains(dialogue.keyOf(selector));
      boolean ready = selected.contains(channel.keyFor(selector));
      selected.clear();
      if (spoken) {
        return Event.SPOKEN;
      }
      if (ready) {
        return Event.READY;
      }
      if (left <= 0) {
        return Event.LATE;
      }
    }
  }

  private void select(long nanos) throws IOException {
    if (nanos <= 0) {
      selector.selectNow();
    } else {
      selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
  }

  /** Leaves the control connection alone until the next wait, so that a reply can be sent. */
  public void rest(Dialogue dialogue) throws IOException {
    SelectionKey key = dialogue.keyOf(selector);
    if (key != null) {
      key.cancel();
      selector.selectNow(); // which lets go of it
      selector.selectedKeys().clear();
    }
    dialogue.unwatched();
  }

  /** Leaves the control connection alone for good: what was said there is for later. */
  public void stopListening(Dialogue dialogue) throws IOException {
    deaf = true;
    rest(dialogue);
  }
}
