package dev.lifeguard.examples.ftpd.clients;

import java.util.concurrent.atomic.AtomicInteger;

/** What there was under fire. */
record Tally(AtomicInteger sessions, AtomicInteger faults, AtomicInteger badInputs) {

  Tally() {
    this(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
  }

  @Override
  public String toString() {
    return "%s sessions, %s faults, %s bad inputs".formatted(sessions, faults, badInputs);
  }
}
