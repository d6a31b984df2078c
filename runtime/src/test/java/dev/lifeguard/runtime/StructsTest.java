package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Session;
import dev.lifeguard.runtime.Kinds.SessionRec;
import dev.lifeguard.runtime.Kinds.StatisticsRec;
import dev.lifeguard.runtime.Kinds.Tmp;
import dev.lifeguard.runtime.Kinds.Transfer;
import dev.lifeguard.runtime.Kinds.TransferRec;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What generated structs rely on. */
class StructsTest {

  private final Journal journal = new Journal();
  private final ResourcePool<Hub> hub = ResourcePool.root(Hub.class);

  @Test
  void aFailedCreationLeavesNoPoolBehind() {
    assertThrows(NullPointerException.class, () -> SessionRec.in(hub, null));
    assertEquals(List.of(), hub.children());
  }

  @Test
  void abandonAddsWhatFailsAndNeverThrows() {
    ResourcePool<Session> half = Structs.subPool(hub, Session.class);
    var failure = new ArithmeticException("creation");
    var another = new IllegalArgumentException("clean-up");
    half.onClose(journal.noteAndThrow("ran", another));
    half.onClose(journal.noteAndThrow("ran", failure));
    Structs.abandon(half, failure);
    assertFalse(half.isOpen());
    assertEquals("ran ran", journal.read());
    assertSame(another, failure.getSuppressed()[0]);
    Structs.abandon(half, failure);
    assertEquals(1, failure.getSuppressed().length);
  }

  @Test
  void aClosedParentTakesNoStruct() {
    hub.close();
    assertThrows(PoolClosedException.class, () -> SessionRec.in(hub, "ann"));
  }

  @Test
  void bindOnceAndToTheRightKind() {
    SessionRec session = SessionRec.in(hub, "ann");
    assertThrows(IllegalStateException.class, () -> Structs.bind(session.pool(), session));
    ResourcePool<Session> half = Structs.subPool(hub, Session.class);
    assertThrows(IllegalArgumentException.class, () -> Structs.bind(half, "no session"));
  }

  @Test
  void aStructsPoolCannotBeCleared() {
    SessionRec session = SessionRec.in(hub, "ann");
    assertThrows(IllegalStateException.class, () -> session.pool().clear());
    assertEquals("ann", session.user());
    ResourcePool<Session> half = Structs.subPool(hub, Session.class);
    assertThrows(IllegalStateException.class, half::clear);
  }

  @Test
  void checkAliveNamesStructAndPath() {
    SessionRec session = SessionRec.in(hub, "ann");
    Structs.checkAlive(session.pool(), "Session");
    session.close();
    var thrown = assertThrows(PoolClosedException.class, session::user);
    assertEquals("Session is gone: its pool Hub > Session is closed", thrown.getMessage());
  }

  @Test
  void tracingSaysWhereThePoolWasClosed() {
    ClosedWhere.tracing = true;
    try {
      SessionRec session = SessionRec.in(hub, "ann");
      session.close();
      String message = assertThrows(PoolClosedException.class, session::user).getMessage();
      assertTrue(
          message != null
              && message.matches(
                  "Session is gone: its pool Hub > Session is closed \\(closed at"
                      + " .*StructsTest.tracingSaysWhereThePoolWasClosed\\(StructsTest.java:\\d+\\)\\)"),
          message);
      assertNotNull(assertThrows(PoolClosedException.class, session::user).getCause());
      ResourcePool<?> sub = hub.subPool();
      hub.close();
      assertTrue(
          String.valueOf(
                  assertThrows(PoolClosedException.class, () -> sub.allocate(1)).getMessage())
              .contains("StructsTest.tracingSaysWhereThePoolWasClosed"));
    } finally {
      ClosedWhere.tracing = false;
    }
  }

  @Test
  void storesAreChecked() {
    SessionRec session = SessionRec.in(hub, "ann");
    SessionRec sibling = SessionRec.in(hub, "bob");
    TransferRec transfer = TransferRec.in(session.pool());
    assertSame(hub, Structs.checkOutlives(hub, session.pool(), "Session.hub"));
    assertSame(session, Structs.checkOutlives(session, session.pool(), "Session.self"));
    assertSame(session, Structs.checkOutlives(session, transfer.pool(), "Transfer.session"));
    assertNull(Structs.checkOutlives((Session) null, hub, "x"));
    assertEquals("text", Structs.checkOutlives("text", hub, "x"));
    var thrown =
        assertThrows(
            LifetimeException.class,
            () -> Structs.checkOutlives(transfer, session.pool(), "Session.transfer"));
    assertEquals(
        "Session.transfer takes only what outlives Hub > Session #1; Hub > Session #1 >"
            + " Transfer #1 does not",
        thrown.getMessage());
    assertThrows(
        LifetimeException.class,
        () -> Structs.checkOutlives(sibling, session.pool(), "Session.peer"));
    assertThrows(
        LifetimeException.class,
        () -> Structs.checkOutlives(sibling.pool(), session.pool(), "Session.peer"));
  }

  @Test
  void childrenAreALiveUnmodifiableViewInCreationOrder() {
    List<Session> sessions = Structs.children(hub, Session.class);
    assertTrue(sessions.isEmpty());
    SessionRec ann = SessionRec.in(hub, "ann");
    hub.subPool(Tmp.class);
    SessionRec bob = SessionRec.in(hub, "bob");
    Structs.subPool(hub, Session.class); // half-made: nobody sees it
    SessionRec.in(hub.subPool(Kinds.Room.class), "deeper");
    assertEquals(List.of(ann, bob), sessions);
    assertEquals(List.of(bob, ann), sessions.reversed());
    assertEquals(2, sessions.size());
    assertSame(bob, sessions.get(1));
    assertEquals(2, sessions.stream().count());
    assertEquals(2, sessions.toArray().length);
    assertEquals(2, sessions.toArray(new Session[0]).length);
    assertThrows(UnsupportedOperationException.class, () -> sessions.remove(ann));
    assertThrows(UnsupportedOperationException.class, () -> sessions.add(ann));
    assertThrows(UnsupportedOperationException.class, () -> sessions.removeIf(s -> true));
    assertThrows(UnsupportedOperationException.class, sessions::clear);
    ann.close();
    assertEquals(List.of(bob), sessions);
    bob.close();
    assertEquals(List.of(), sessions);
    assertThrows(IndexOutOfBoundsException.class, () -> sessions.get(0));
  }

  @Test
  void anIterationToleratesChildrenThatDie() throws ConcurrentModificationException {
    for (int i = 0; i < 10; i++) {
      SessionRec.in(hub, "user " + i);
    }
    List<SessionRec> seen = new ArrayList<>();
    for (Session session : Structs.children(hub, Session.class)) {
      seen.add((SessionRec) session);
      Structs.children(hub, Session.class)
          .forEach(
              each -> {
                if (each instanceof SessionRec other && other.user().endsWith("3")) {
                  other.close();
                }
              });
      ((SessionRec) session).close();
    }
    assertEquals(9, seen.size(), "the one that died meanwhile is left out");
    assertEquals(List.of(), Structs.children(hub, Session.class));
  }

  @Test
  void theNewestChildIsTheYoungestAlive() {
    assertNull(Structs.newestChild(hub, Session.class));
    SessionRec ann = SessionRec.in(hub, "ann");
    SessionRec bob = SessionRec.in(hub, "bob");
    hub.subPool();
    assertSame(bob, Structs.newestChild(hub, Session.class));
    bob.close();
    assertSame(ann, Structs.newestChild(hub, Session.class));
    ann.close();
    assertNull(Structs.newestChild(hub, Session.class));
  }

  @Test
  void descriptions() {
    SessionRec session = SessionRec.in(hub.named("main"), "ann");
    assertEquals("null", Structs.describe(null));
    assertEquals("42", Structs.describe(42));
    assertEquals("Hub \"main\"", Structs.describe(hub));
    assertEquals("Session[Hub \"main\" > Session]", Structs.describe(session));
    assertEquals("Session[Hub \"main\" > Session]", Structs.head(session.pool(), "Session"));
    assertEquals(
        "Statistics[Hub \"main\" > Session]", Structs.describe(new StatisticsRec(session.pool())));
    session.close();
    assertEquals("Session[Hub \"main\" > Session] (closed)", Structs.describe(session));
    Object rude =
        new Object() {
          @Override
          public String toString() {
            throw new ArithmeticException();
          }
        };
    assertTrue(Structs.describe(rude).contains("StructsTest"));
    List<Object> endless = new ArrayList<>();
    endless.add(Arrays.asList(endless));
    assertFalse(Structs.describe(endless).isEmpty());
  }

  @Test
  void aRefIsEmptyOnceItsTargetIsGone() {
    SessionRec session = SessionRec.in(hub, "ann");
    Ref<SessionRec> ref = Ref.to(session);
    Ref<StatisticsRec> shared = Ref.to(new StatisticsRec(session.pool()));
    assertSame(session, ref.get().orElseThrow());
    assertTrue(shared.get().isPresent());
    session.pool().onClose(() -> journal.write("closing: " + ref.get().isPresent()));
    hub.close();
    assertEquals("closing: true", journal.read());
    assertEquals(Optional.empty(), ref.get());
    assertEquals(Optional.empty(), shared.get());
    assertEquals(Optional.empty(), Ref.to(session).get());
    assertEquals("Ref[Hub > Session (closed)]", ref.toString());
  }

  @Test
  void aRefRefersToStructsOnly() {
    assertThrows(IllegalArgumentException.class, () -> Ref.to("text"));
    assertThrows(IllegalArgumentException.class, () -> Ref.to(hub));
  }

  @Test
  void aSlotDestroysItsPreviousOccupant() {
    SessionRec session = SessionRec.in(hub, "ann");
    var slot = new ChildSlot<Transfer>(session.pool(), "Session.transfer");
    assertNull(slot.get());
    TransferRec first = TransferRec.in(session.pool());
    slot.set(first);
    assertSame(first, slot.get());
    slot.set(first);
    assertTrue(first.pool().isOpen(), "the same again changes nothing");
    TransferRec second = TransferRec.in(session.pool());
    first.pool().onClose(() -> assertSame(second, slot.get()));
    slot.set(second);
    assertFalse(first.pool().isOpen());
    assertSame(second, slot.get());
    slot.set(null);
    assertFalse(second.pool().isOpen());
    assertNull(slot.get());
  }

  @Test
  void anOccupantThatDiesEmptiesItsSlot() {
    SessionRec session = SessionRec.in(hub, "ann");
    var slot = new ChildSlot<Transfer>(session.pool(), "Session.transfer");
    TransferRec transfer = TransferRec.in(session.pool());
    slot.set(transfer);
    transfer.pool().onClose(() -> journal.write("closing: " + (slot.get() != null)));
    transfer.close();
    assertEquals("closing: true", journal.read());
    assertNull(slot.get());
    slot.set(TransferRec.in(session.pool()));
    session.close();
    assertNull(slot.get());
  }

  @Test
  void aSlotTakesOnlyLivingDirectChildrenOfItsOwner() {
    SessionRec session = SessionRec.in(hub, "ann");
    SessionRec sibling = SessionRec.in(hub, "bob");
    var slot = new ChildSlot<Object>(session.pool(), "Session.transfer");
    TransferRec mine = TransferRec.in(session.pool());
    slot.set(mine);
    var thrown =
        assertThrows(LifetimeException.class, () -> slot.set(TransferRec.in(sibling.pool())));
    assertEquals(
        "Session.transfer takes only what lives in a direct sub-pool of Hub > Session #1; Hub >"
            + " Session #2 > Transfer #1 is none",
        thrown.getMessage());
    assertThrows(LifetimeException.class, () -> slot.set(session));
    assertThrows(LifetimeException.class, () -> slot.set("text"));
    TransferRec dead = TransferRec.in(session.pool());
    dead.close();
    assertThrows(PoolClosedException.class, () -> slot.set(dead));
    assertSame(mine, slot.get(), "a refused one leaves the slot as it was");
    assertTrue(mine.pool().isOpen());
    session.close();
    assertThrows(PoolClosedException.class, () -> slot.set(null));
  }

  @Test
  void aSlotHoldsTheNextEvenWhenThePreviousDiesBadly() {
    SessionRec session = SessionRec.in(hub, "ann");
    var slot = new ChildSlot<Transfer>(session.pool(), "Session.transfer");
    TransferRec first = TransferRec.in(session.pool());
    TransferRec second = TransferRec.in(session.pool());
    slot.set(first);
    first.pool().onClose(journal.noteAndThrow("x", new ArithmeticException()));
    assertThrows(ArithmeticException.class, () -> slot.set(second));
    assertSame(second, slot.get());
    assertFalse(first.pool().isOpen());
  }

  @Test
  void aChildPoolIsMadeAtFirstUseAndAnewAfterItsEnd() {
    SessionRec session = SessionRec.in(hub, "ann");
    var tmp = new ChildPool<>(session.pool(), Tmp.class);
    assertEquals(List.of(), session.pool().children());
    ResourcePool<Tmp> first = tmp.get();
    assertSame(first, tmp.get());
    assertSame(session.pool(), first.parent());
    first.clear();
    assertSame(first, tmp.get());
    first.close();
    ResourcePool<Tmp> second = tmp.get();
    assertFalse(first == second);
    assertEquals(List.of(second), session.pool().children());
    session.close();
    assertFalse(second.isOpen());
    assertThrows(PoolClosedException.class, tmp::get);
    assertThrows(IllegalArgumentException.class, () -> new ChildPool<>(hub, Session.class).get());
  }

  @Test
  void slotsAndRefsKeepNoDeadStruct() throws InterruptedException {
    SessionRec session = SessionRec.in(hub, "ann");
    var slot = new ChildSlot<Transfer>(session.pool(), "Session.transfer");
    slot.set(TransferRec.in(session.pool()));
    Ref<Transfer> ref = Ref.to(Objects.requireNonNull(slot.get()));
    var watch = new WeakReference<>(ref.get().orElseThrow());
    session.pool().children().getFirst().close();
    for (int i = 0; i < 100 && watch.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(watch.get());
    assertNull(slot.get());
    assertTrue(ref.get().isEmpty());
  }

  /** Something on the heap that shows, twice, something that shows it. */
  private static final class Vain {
    @Override
    public String toString() {
      return Structs.describe(this) + Structs.describe(this);
    }
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aDescriptionThatLeadsBackToItselfEnds() {
    assertFalse(Structs.describe(new Vain()).isEmpty());
  }

  @Test
  void whatSaysNullOfItselfIsDescribedToo() {
    Object silent =
        new Object() {
          @Override
          @SuppressWarnings("ToStringReturnsNull") // on purpose
          public @Nullable String toString() {
            return null;
          }
        };
    assertEquals("null", Structs.describe(silent));
  }

  @Test
  void aPermanentPoolOutlivesOtherRootsToo() {
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    SessionRec session = SessionRec.in(hub, "ann");
    assertSame(daemon, Structs.checkOutlives(daemon, session.pool(), "Session.daemon"));
    assertThrows(
        LifetimeException.class,
        () -> Structs.checkOutlives(daemon.subPool(), session.pool(), "Session.scratch"));
  }
}
