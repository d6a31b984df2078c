package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clean-ups may do with pools, those that are going included. */
class InsideCleanupsTest {

  private final Journal journal = new Journal();
  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);

  @Test
  void aCleanUpRegisteredByARunningOneRunsNext() {
    daemon.onClose(journal.note("last"));
    daemon.onClose(
        () -> {
          journal.write("first");
          daemon.onClose(journal.note("next but one"));
          daemon.onClose(journal.note("next"));
        });
    daemon.close();
    assertEquals("first next next but one last", journal.read());
  }

  @Test
  void theSameBeforeClose() {
    daemon.subPool().onClose(journal.note("sub"));
    daemon.beforeClose(journal.note("last"));
    daemon.beforeClose(
        () -> {
          journal.write("first");
          daemon.onClose(journal.note("post"));
          daemon.beforeClose(journal.note("next"));
        });
    daemon.close();
    assertEquals("first next last sub post", journal.read());
  }

  @Test
  void aBeforeCloseActionRegisteredTooLateStillRunsAndNext() {
    daemon.onClose(journal.note("last"));
    daemon.onClose(() -> daemon.beforeClose(journal.note("late")));
    daemon.close();
    assertEquals("late last", journal.read());
  }

  @Test
  void memoryAllocatedByACleanUpGoesWithTheRest() {
    List<MemorySegment> memory = new ArrayList<>();
    daemon.onClose(() -> assertEquals(7, memory.getFirst().get(ValueLayout.JAVA_INT, 0)));
    daemon.onClose(() -> memory.add(daemon.allocateFrom(ValueLayout.JAVA_INT, 7)));
    daemon.close();
    assertFalse(memory.getFirst().scope().isAlive());
  }

  @Test
  void aSubPoolMadeByACleanUpIsGoneBeforeTheNext() {
    daemon.onClose(journal.note("last"));
    daemon.onClose(
        () -> {
          daemon.subPool().onClose(journal.note("sub"));
          journal.write("first");
        });
    daemon.close();
    assertEquals("first sub last", journal.read());
  }

  @Test
  void aSubPoolMadeBeforeCloseGoesWithTheOthers() {
    daemon.subPool().onClose(journal.note("older"));
    daemon.beforeClose(() -> daemon.subPool().onClose(journal.note("newer")));
    daemon.close();
    assertEquals("newer older", journal.read());
  }

  @Test
  void closingOrClearingThePoolThatIsGoingIsHarmless() {
    daemon.onClose(journal.note("c"));
    daemon.onClose(
        () -> {
          daemon.close();
          daemon.clear();
          journal.write("b");
        });
    daemon.beforeClose(
        () -> {
          daemon.close();
          journal.write("a");
        });
    daemon.close();
    assertEquals("a b c", journal.read());
  }

  @Test
  void closingAPoolThatIsBeingClearedClosesItInTheEnd() {
    daemon.onClose(journal.note("c"));
    daemon.onClose(
        () -> {
          daemon.close();
          assertTrue(daemon.isClosing());
          journal.write("b");
        });
    daemon.clear();
    assertEquals("b c", journal.read());
    assertFalse(daemon.isOpen());
    assertFalse(daemon.isClosing());
  }

  @Test
  void closingASubPoolBeforeClose() {
    ResourcePool<?> older = daemon.subPool();
    ResourcePool<?> newer = daemon.subPool();
    older.onClose(journal.note("older"));
    newer.onClose(journal.note("newer"));
    daemon.beforeClose(
        () -> {
          older.close();
          journal.write("pre");
        });
    daemon.close();
    assertEquals("older pre newer", journal.read());
  }

  @Test
  void closingASiblingOfThePoolThatIsGoing() {
    ResourcePool<?> oldest = daemon.subPool();
    ResourcePool<?> older = daemon.subPool();
    ResourcePool<?> newest = daemon.subPool();
    oldest.onClose(journal.note("oldest"));
    older.onClose(journal.note("older"));
    newest.onClose(
        () -> {
          older.close();
          journal.write("newest");
        });
    daemon.close();
    assertEquals("older newest oldest", journal.read());
  }

  @Test
  void closingTheParentTakesEffectRightAfterTheChild() {
    ResourcePool<?> child = daemon.subPool();
    MemorySegment memory = child.allocateFrom(ValueLayout.JAVA_INT, 5);
    daemon.onClose(journal.note("parent"));
    daemon.subPool().onClose(journal.note("sibling"));
    child.onClose(() -> journal.write("child " + memory.get(ValueLayout.JAVA_INT, 0)));
    child.onClose(
        () -> {
          daemon.close();
          assertTrue(daemon.isClosing());
          journal.write("asked");
        });
    child.close();
    assertEquals("asked child 5 sibling parent", journal.read());
    assertFalse(daemon.isOpen());
    assertFalse(daemon.isClosing());
  }

  @Test
  void clearingTheParentTakesEffectRightAfterTheChild() {
    ResourcePool<?> child = daemon.subPool();
    daemon.onClose(journal.note("parent"));
    child.onClose(
        () -> {
          daemon.clear();
          journal.write("child");
        });
    child.close();
    assertEquals("child parent", journal.read());
    assertTrue(daemon.isOpen());
    assertEquals(List.of(), daemon.children());
  }

  @Test
  void closingParentAndGrandparent() {
    ResourcePool<?> parent = daemon.subPool();
    ResourcePool<?> child = parent.subPool();
    daemon.onClose(journal.note("grandparent"));
    parent.onClose(journal.note("parent"));
    child.onClose(journal.note("child"));
    child.onClose(daemon::close);
    child.onClose(parent::close);
    child.close();
    assertEquals("child parent grandparent", journal.read());
    assertEquals("Daemon > scratch > scratch (closed)", child.toString());
    assertFalse(daemon.isOpen() || parent.isOpen() || child.isOpen());
  }

  @Test
  void closingGrandparentAndThenParent() {
    ResourcePool<?> parent = daemon.subPool();
    ResourcePool<?> child = parent.subPool();
    daemon.onClose(journal.note("grandparent"));
    daemon.subPool().onClose(journal.note("uncle"));
    parent.onClose(journal.note("parent"));
    child.onClose(journal.note("child"));
    child.onClose(parent::close);
    child.onClose(daemon::close);
    child.close();
    assertEquals("child uncle parent grandparent", journal.read());
    assertFalse(daemon.isClosing() || parent.isClosing() || child.isClosing());
  }

  @Test
  void closingTheParentFromWithinAnotherTreesTeardown() {
    ResourcePool<?> child = daemon.subPool();
    ResourcePool<Daemon> another = ResourcePool.root(Daemon.class);
    daemon.onClose(journal.note("parent"));
    child.onClose(journal.note("child"));
    child.onClose(another::close);
    another.onClose(journal.note("another"));
    another.onClose(daemon::close);
    child.close();
    assertEquals("another child parent", journal.read());
    assertFalse(daemon.isOpen());
  }

  @Test
  void closingAnotherTreeFromTheInsideOut() {
    ResourcePool<Daemon> another = ResourcePool.root(Daemon.class);
    ResourcePool<?> inner = another.subPool();
    inner.onClose(journal.note("inner"));
    another.onClose(journal.note("another"));
    daemon.onClose(
        () -> {
          inner.close();
          another.close();
          journal.write("daemon");
        });
    daemon.close();
    assertEquals("inner another daemon", journal.read());
    assertFalse(another.isClosing());
  }

  @Test
  void whatFailsInTheParentComesOutOfTheChildsClose() {
    var failure = new ArithmeticException();
    ResourcePool<?> child = daemon.subPool();
    daemon.onClose(journal.noteAndThrow("parent", failure));
    child.onClose(daemon::close);
    assertSame(failure, assertThrows(ArithmeticException.class, child::close));
    assertFalse(daemon.isOpen());
  }

  @Test
  void aNestedFailureIsThatOfTheCleanUp() {
    var nested = new ArithmeticException("nested");
    var later = new IllegalArgumentException("later");
    ResourcePool<Daemon> another = ResourcePool.root(Daemon.class);
    another.onClose(journal.noteAndThrow("another", nested));
    daemon.onClose(journal.noteAndThrow("later", later));
    daemon.onClose(another::close);
    assertSame(nested, assertThrows(ArithmeticException.class, daemon::close));
    assertSame(later, nested.getSuppressed()[0]);
    assertFalse(another.isOpen());
  }

  @Test
  void aStructCanStillBeReadByItsCleanUps() {
    ResourcePool<?> hub = ResourcePool.root(Kinds.Hub.class);
    Kinds.SessionRec session = Kinds.SessionRec.in(hub, "ann");
    session.pool().onClose(() -> journal.write(session.user()));
    hub.close();
    assertEquals("ann", journal.read());
    assertThrows(PoolClosedException.class, session::user);
  }
}
