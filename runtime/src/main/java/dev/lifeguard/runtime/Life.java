package dev.lifeguard.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The life of one pool: which {@link Phase} it is in, whose it is, and who is taking it down.
 *
 * <p>A pool is one object, of which this and {@link Family} are parts: for most pools, what they
 * allocate for themselves is most of what they cost.
 *
 * <p>Its monitor guards everything that changes in the pool: this part, the list of sub-pools and
 * the two lists of clean-ups. It is held for a few steps at a time and never while somebody else's
 * code runs. A thread holds one pool's monitor at a time; only {@link Registration#moveTo} holds
 * two.
 *
 * <p>Taking it costs as much as everything else that is done to a small pool. So the thread that a
 * pool is confined to does without wherever no other thread could change what it changes: that is
 * everything but the list of sub-pools, which shared sub-pools leave on any thread. Other threads
 * may take the pool down only once that thread has ended, and to have seen that is to have seen all
 * that it did.
 */
abstract sealed class Life permits Family {

  private static final VarHandle PHASE = phaseHandle();

  /**
   * The code of the {@link Phase}, as garbage collectors want to be told of every change of a
   * reference. Written by {@link #enter} only: a volatile write takes a fence.
   */
  private byte phase = Phase.OPEN.code;

  /**
   * The one thread that may use the pool; null if every thread may. Plain: who reads another thread
   * here looks again with the monitor, under which it changes, before it does anything.
   */
  private @Nullable Thread owner;

  /**
   * The thread that takes the pool down, while the phase is CLEARING or CLOSING. Plain: written
   * before the phase and read after it, and a thread always sees itself.
   */
  private @Nullable Thread closer;

  Life(@Nullable Thread owner) {
    this.owner = owner;
  }

  abstract String path();

  abstract @Nullable Memory memoryIfAny();

  abstract Particulars particulars();

  abstract @Nullable Particulars particularsIfAny();

  /** Everything written before is seen by who sees the phase. */
  private void enter(Phase next) {
    PHASE.setRelease(this, next.code);
  }

  private byte code() {
    return (byte) PHASE.getAcquire(this);
  }

  Phase phase() {
    return Phase.of(code());
  }

  /** Whether it takes new things, from the threads that it is for. */
  boolean admits() {
    return code() == Phase.OPEN.code;
  }

  boolean isGone() {
    return code() == Phase.CLOSED.code;
  }

  /**
   * The same for who reads a struct, exact on the threads that the pool is for. Plain where it can
   * be, so that compilers take the check out of loops: from an acquiring read they would not.
   */
  boolean isGoneForUsers() {
    return (owner == null ? code() : phase) == Phase.CLOSED.code;
  }

  @Nullable Thread owner() {
    return owner;
  }

  boolean isShared() {
    return owner == null;
  }

  /** Whether the pool is confined to this thread, which then needs no monitor; see above. */
  boolean isMine() {
    return isMe(owner);
  }

  /** Whether another thread is taking the pool down, or was and could not. */
  boolean isTakenDownElsewhere() {
    Phase now = phase();
    return now == Phase.CONDEMNED || (now.isGoing() && !isMe(closer));
  }

  /** Whether the pool is confined to a thread that lives and is not this one. */
  boolean isInUseElsewhere() {
    return isConfinedElsewhere() && !isGone();
  }

  private boolean isConfinedElsewhere() {
    Thread theirs = owner;
    return theirs != null && !isMe(theirs) && theirs.isAlive();
  }

  /** Lets pass only the threads that the pool is for, and the one that takes it down. */
  void checkThread() {
    Thread theirs = owner;
    if (theirs != null && !isMe(theirs) && !isMineToTakeDown()) {
      throw new WrongThreadException(
          "%s is confined to %s and was used by %s"
              .formatted(path(), ThreadLabel.of(theirs), ThreadLabel.of(Thread.currentThread())));
    }
  }

  /** Lets pass only who may put something into the pool. */
  void checkAdmitted() {
    checkThread();
    if (!admits() && !isMineToTakeDown()) {
      throw refusal(path());
    }
  }

  private boolean isMineToTakeDown() {
    return phase().isGoing() && isMe(closer);
  }

  /** The exception for whoever comes too late for {@code what}. */
  PoolClosedException refusal(String what) {
    String state =
        switch (phase()) {
          case OPEN, CLEARING -> " is being cleared";
          case CLOSING -> " is being closed";
          case CONDEMNED -> " is being closed, as soon as it is no longer in use";
          case CLOSED -> " is closed";
        };
    Particulars known = particularsIfAny();
    return new PoolClosedException(what + state, known == null ? null : known.where());
  }

  /**
   * Asks for the pool, to clear it (CLEARING) or to close it (CLOSING). When another thread is
   * clearing a shared pool that is to be closed, that thread closes it instead.
   */
  Claim claim(Phase goal) {
    if (isMine()) {
      return claimGuarded(goal);
    }
    synchronized (this) {
      return claimGuarded(goal);
    }
  }

  private Claim claimGuarded(Phase goal) {
    // First of all: who has seen that a thread has ended then sees what it did last. The other way
    // round, a pool that it closes in between would be claimed once more, as it was before that.
    boolean elsewhere = isConfinedElsewhere();
    Phase now = phase();
    Thread rival = closer;
    if (now == Phase.CLOSED || (now == Phase.CONDEMNED && goal == Phase.CLEARING)) {
      return Claim.GONE;
    }
    if (now.isGoing() && rival != null) {
      if (isMe(rival)) {
        begin(goal == Phase.CLOSING ? goal : now);
        return Claim.UNDER_WAY;
      }
      if (elsewhere || rival.isAlive()) {
        if (goal == Phase.CLOSING && isShared()) {
          begin(goal);
        }
        return Claim.ELSEWHERE;
      }
    } else if (elsewhere) { // by now perhaps even closed, without the monitor
      return Claim.IN_USE;
    }
    closer = Thread.currentThread();
    begin(goal);
    return Claim.GRANTED;
  }

  private void begin(Phase goal) {
    if (ClosedWhere.tracing && goal == Phase.CLOSING) {
      particulars().closedHere();
    }
    enter(goal);
    Memory memory = memoryIfAny();
    if (memory != null) {
      memory.guard();
    }
  }

  /** Ends the taking down: everything is gone. */
  void conclude() {
    if (isMine()) {
      finishGuarded();
      Particulars known = particularsIfAny();
      if (known != null && known.waiting > 0) { // who is missed here looks again before long
        wakeAll();
      }
      return;
    }
    synchronized (this) {
      finishGuarded();
      notifyAll();
    }
  }

  private void finishGuarded() {
    settle(phase() == Phase.CLEARING ? Phase.OPEN : Phase.CLOSED);
  }

  private synchronized void wakeAll() {
    notifyAll();
  }

  /** Ends the taking down, if this thread is at it: somebody needs what is left. */
  synchronized void giveUp() {
    if (!isMe(closer)) {
      return;
    }
    switch (phase()) {
      case CLEARING -> settle(Phase.OPEN);
      case CLOSING -> settle(Phase.CONDEMNED);
      case OPEN, CONDEMNED, CLOSED -> {}
    }
    notifyAll();
  }

  private void settle(Phase outcome) {
    if (outcome == Phase.OPEN && owner != null) {
      owner = closer; // the same, or it inherits the pool from a thread that has ended
    }
    enter(outcome);
    if (closer != null) { // a collector looks at every change of a reference
      closer = null;
    }
  }

  synchronized void startRunning() {
    particulars().runners.add(Thread.currentThread());
  }

  synchronized void stopRunning() {
    Particulars known = particularsIfAny();
    if (known != null) {
      known.runners.remove(Thread.currentThread());
    }
    notifyAll();
  }

  /** Waits for the pool's thread to end or to close it; false if it does neither in time. */
  boolean awaitUser(Deadline deadline) {
    return await(deadline.orInAMoment(), () -> !isInUseElsewhere());
  }

  /** Waits until no other thread is taking the pool down; false when time is up first. */
  boolean awaitRival(Deadline deadline) {
    return await(deadline, () -> rival() == null);
  }

  /** The thread that takes the pool down, if that is another living one. */
  @Nullable Thread rival() {
    Thread other = phase().isGoing() ? closer : null;
    return isAnother(other) ? other : null;
  }

  /** Waits until no other thread is running a clean-up of the pool; false as above. */
  boolean awaitRunners(Deadline deadline) {
    return await(deadline, () -> runner() == null);
  }

  /** Another living thread that is in the middle of running a clean-up of this pool. */
  synchronized @Nullable Thread runner() {
    Particulars known = particularsIfAny();
    if (known != null) {
      for (Thread running : known.runners) {
        if (isAnother(running)) {
          return running;
        }
      }
    }
    return null;
  }

  /** A thread is itself and no other, whatever {@code equals} of a subclass thinks. */
  @SuppressWarnings("ReferenceEquality") // see above
  static boolean isMe(@Nullable Thread thread) {
    return thread == Thread.currentThread();
  }

  /** How many threads wait for something to happen to this pool; for tests. */
  synchronized int waiting() {
    Particulars known = particularsIfAny();
    return known == null ? 0 : known.waiting;
  }

  private static boolean isAnother(@Nullable Thread thread) {
    return thread != null && !isMe(thread) && thread.isAlive();
  }

  private synchronized boolean await(Deadline deadline, BooleanSupplier condition) {
    boolean interrupted = false;
    Particulars mine = particulars();
    mine.waiting++;
    try {
      while (!condition.getAsBoolean()) {
        long left = deadline.nanosLeft();
        if (left <= 0) {
          return false;
        }
        try {
          wait(
              Math.clamp(
                  left / 1_000_000,
                  1,
                  10)); // a thread that dies tells nobody: look again now and then
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return true;
    } finally {
      mine.waiting--;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static VarHandle phaseHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Life.class, "phase", byte.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
