package dev.lifeguard.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How much of one thing the pools below a limit hold, how much they may, and the most that it ever
 * was. Every thread may use it.
 */
final class Gauge {

  private static final VarHandle HELD = handle("held");
  private static final VarHandle PEAK = handle("peak");

  private volatile long limit = Long.MAX_VALUE;
  private volatile long held;
  private volatile long peak;

  long limit() {
    return limit;
  }

  /** What is there already stays, were it more. */
  void limit(long newLimit) {
    limit = newLimit;
  }

  long held() {
    return held;
  }

  long peak() {
    return peak;
  }

  boolean hasRoom(long amount) {
    return amount <= limit - held; // neither is negative: the difference cannot overflow
  }

  /** Counts {@code amount} unless that would be more than is allowed. */
  boolean take(long amount) {
    long before;
    do {
      before = held;
      if (amount > limit - before) {
        return false;
      }
    } while (!HELD.compareAndSet(this, before, before + amount));
    long highest = peak; // here, where it takes no more stack than the counting did
    while (before + amount > highest && !PEAK.compareAndSet(this, highest, before + amount)) {
      highest = peak;
    }
    return true;
  }

  /** Counts what is there already, before anybody else uses this. */
  void begin(long amount) {
    held = amount;
    peak = amount;
  }

  void give(long amount) {
    HELD.getAndAdd(this, -amount);
  }

  private static VarHandle handle(String field) {
    try {
      return MethodHandles.lookup().findVarHandle(Gauge.class, field, long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
