package dev.lifeguard.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * {@link PoolRaces} as jcstress wants them, one class each; those that start threads are left out.
 */
public final class PoolStress {

  private PoolStress() {}

  /** What is the same for all. */
  @Outcome(id = "ok.*", expect = ACCEPTABLE, desc = "allowed")
  @Outcome(expect = FORBIDDEN, desc = "lost, run twice, read when stale, or not closed")
  public static class Verdict {}

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstSharedSubPool {
    private final Race race = new PoolRaces.CloseAgainstSharedSubPool();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstConfinedSubPool {
    private final Race race = new PoolRaces.CloseAgainstConfinedSubPool();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstOnClose {
    private final Race race = new PoolRaces.CloseAgainstOnClose();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstOwn {
    private final Race race = new PoolRaces.CloseAgainstOwn();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstAllocate {
    private final Race race = new PoolRaces.CloseAgainstAllocate();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstRead {
    private final Race race = new PoolRaces.CloseAgainstRead();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstCancel {
    private final Race race = new PoolRaces.CloseAgainstCancel();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstRunNow {
    private final Race race = new PoolRaces.CloseAgainstRunNow();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstMoveTo {
    private final Race race = new PoolRaces.CloseAgainstMoveTo();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstMoveHere {
    private final Race race = new PoolRaces.CloseAgainstMoveHere();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstClose {
    private final Race race = new PoolRaces.CloseAgainstClose();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstClear {
    private final Race race = new PoolRaces.CloseAgainstClear();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstWhenClosing {
    private final Race race = new PoolRaces.CloseAgainstWhenClosing();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class CloseAgainstForgottenNotice {
    private final Race race = new PoolRaces.CloseAgainstForgottenNotice();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class ClearAgainstSubPool {
    private final Race race = new PoolRaces.ClearAgainstSubPool();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class MoveAgainstCancel {
    private final Race race = new PoolRaces.MoveAgainstCancel();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class MoveAgainstMove {
    private final Race race = new PoolRaces.MoveAgainstMove();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class RunNowAgainstCancel {
    private final Race race = new PoolRaces.RunNowAgainstCancel();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }

  @JCStressTest
  @JCStressMeta(Verdict.class)
  @State
  public static class ChangeAgainstChildren {
    private final Race race = new PoolRaces.ChangeAgainstChildren();

    @Actor
    public void one() {
      race.one();
    }

    @Actor
    public void other() {
      race.other();
    }

    @Arbiter
    public void outcome(L_Result result) {
      result.r1 = race.outcome();
    }
  }
}
