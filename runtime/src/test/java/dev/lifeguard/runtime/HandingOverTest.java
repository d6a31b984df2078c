package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Job;
import dev.lifeguard.runtime.Kinds.Room;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Owned resources can be found again, let go, closed early, and handed to another pool. */
@Timeout(120) // against hanging for good
class HandingOverTest {

  private final Journal journal = new Journal();
  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
  private final ResourcePool<Job> job = daemon.subPool(Job.class);

  @Test
  void onlyThePoolThatOwnsItKnowsIt() {
    AutoCloseable resource = job.own(journal.resource("resource"));
    assertTrue(daemon.cleanupOf(resource).isEmpty());
    assertTrue(job.subPool().cleanupOf(resource).isEmpty());
    assertTrue(job.cleanupOf(journal).isEmpty());
    Cleanup cleanup = job.cleanupOf(resource).orElseThrow();
    assertSame(cleanup, job.cleanupOf(resource).orElseThrow(), "to ask changes nothing");
    cleanup.moveTo(daemon);
    assertTrue(job.cleanupOf(resource).isEmpty());
    assertSame(cleanup, daemon.cleanupOf(resource).orElseThrow());
    daemon.close();
    assertTrue(daemon.cleanupOf(resource).isEmpty());
    assertEquals("resource", journal.read());
  }

  @Test
  void itIsThatVeryObjectAndNotItsEqual() {
    String one = new String("thing");
    String other = new String("thing");
    job.own(one, thing -> journal.write("one"));
    assertTrue(job.cleanupOf(other).isEmpty());
    job.own(other, thing -> journal.write("other"));
    job.cleanupOf(one).orElseThrow().runNow();
    assertEquals("one", journal.read());
    daemon.close();
  }

  @Test
  void ofSeveralItIsTheNewest() {
    var resource = new Object();
    job.own(resource, _ -> journal.write("older"));
    job.own(resource, _ -> journal.write("newer"));
    Cleanup newer = job.cleanupOf(resource).orElseThrow();
    newer.runNow();
    Cleanup older = job.cleanupOf(resource).orElseThrow();
    assertNotSame(newer, older);
    older.runNow();
    assertTrue(job.cleanupOf(resource).isEmpty());
    assertEquals("newer older", journal.read());
    daemon.close();
  }

  @Test
  void actionsAreNoResources() {
    ThrowingRunnable action = journal.note("action");
    job.onClose(action);
    job.beforeClose(action);
    assertTrue(job.cleanupOf(action).isEmpty());
    daemon.close();
  }

  @Test
  void onlyThePoolsThreadMayAsk() {
    AutoCloseable resource = job.own(journal.resource("resource"));
    assertThrows(
        WrongThreadException.class, () -> Threads.onAnother(() -> job.cleanupOf(resource)));
    daemon.close();
  }

  @Test
  @SuppressWarnings("NullAway") // on purpose
  void nothingIsOwnedByNobody() {
    assertThrows(NullPointerException.class, () -> job.cleanupOf(null));
    assertThrows(NullPointerException.class, () -> job.handOver(null, daemon));
    assertThrows(NullPointerException.class, () -> job.handOver(journal, null));
    assertThrows(NullPointerException.class, () -> job.own((Thread) null));
    assertThrows(NullPointerException.class, () -> job.own((Process) null, KillPolicy.ALWAYS));
    assertThrows(
        NullPointerException.class,
        () -> job.own(new FakeProcess(journal.note("killed")), (KillPolicy) null));
    assertEquals(0, PoolTree.of(job).rows().getFirst().stats().cleanups());
    daemon.close();
  }

  @Test
  void letGoItIsNotClosed() {
    AutoCloseable resource = job.own(journal.resource("resource"));
    assertTrue(job.cleanupOf(resource).orElseThrow().cancel());
    daemon.close();
    assertEquals("", journal.read());
  }

  @Test
  void whatIsHandedOverOutlivesThePoolItWasIn() throws Exception {
    Pipe pipe = Pipe.open();
    job.own(pipe.source());
    job.own(pipe.sink());
    job.cleanupOf(pipe.source()).orElseThrow().moveTo(daemon);
    job.close();
    assertFalse(pipe.sink().isOpen());
    assertEquals(-1, pipe.source().read(ByteBuffer.allocate(1)), "its other end is closed");
    daemon.close();
    assertFalse(pipe.source().isOpen());
  }

  @Test
  void handOverIsOneStep() {
    AutoCloseable resource = job.own(journal.resource("resource"));
    assertSame(resource, job.handOver(resource, daemon));
    daemon.onClose(journal.note("newer"));
    job.close();
    assertEquals("", journal.read());
    daemon.close();
    assertEquals("newer resource", journal.read());
  }

  @Test
  void nobodyHandsOverWhatItDoesNotOwn() {
    AutoCloseable resource = daemon.own(journal.resource("resource"));
    var failure =
        assertThrows(IllegalStateException.class, () -> job.handOver(resource, daemon.subPool()));
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.startsWith("Daemon > Job does not own "), message);
    daemon.cleanupOf(resource).orElseThrow().runNow();
    assertThrows(IllegalStateException.class, () -> daemon.handOver(resource, job));
    daemon.close();
    assertEquals("resource", journal.read());
  }

  @Test
  void whatTheOtherPoolDoesNotTakeStays() throws Exception {
    AutoCloseable resource = job.own(journal.resource("resource"));
    ResourcePool<?> closed = daemon.subPool();
    closed.close();
    assertThrows(PoolClosedException.class, () -> job.handOver(resource, closed));
    ResourcePool<Daemon> others = Threads.onAnother(() -> ResourcePool.root(Daemon.class));
    others.close(); // its thread has ended
    assertThrows(RuntimeException.class, () -> job.handOver(resource, others));
    assertTrue(job.cleanupOf(resource).isPresent());
    daemon.close();
    assertEquals("resource", journal.read());
  }

  @Test
  void anExecutorThatIsHandedOverStopsBeforeTheSubPoolsThere() {
    ExecutorService executor = job.own(Executors.newVirtualThreadPerTaskExecutor());
    job.handOver(executor, daemon);
    job.close();
    assertFalse(executor.isShutdown());
    daemon.subPool().onClose(() -> journal.write("stopped " + executor.isTerminated()));
    daemon.close();
    assertEquals("stopped true", journal.read());
  }

  @Test
  void whatCannotBeHandedOverStaysWhereItIs() {
    AutoCloseable resource = daemon.own(journal.resource("resource"));
    Cleanup cleanup = daemon.cleanupOf(resource).orElseThrow();
    job.close();
    assertThrows(PoolClosedException.class, () -> cleanup.moveTo(job));
    assertSame(cleanup, daemon.cleanupOf(resource).orElseThrow());
    daemon.close();
    assertEquals("resource", journal.read());
  }

  @Test
  void aCleanUpMayRescueAResourceFromAPoolThatGoes() {
    AutoCloseable resource = job.own(journal.resource("resource"));
    job.onClose(() -> job.cleanupOf(resource).orElseThrow().moveTo(daemon));
    job.close();
    assertEquals("", journal.read());
    daemon.close();
    assertEquals("resource", journal.read());
  }

  /** The order in which they go is that of sorts and ages, wherever they came from. */
  @Test
  void eachSortFindsItsPlace() throws Exception {
    ResourcePool<?> other = daemon.subPool();
    List<Cleanup> moving = new ArrayList<>();
    for (ResourcePool<?> pool : List.of(other, job)) {
      String name = pool == job ? "job-" : "other-";
      var process = new FakeProcess(journal.note(name + "process"));
      pool.own(process, KillPolicy.ALWAYS);
      AutoCloseable resource = pool.own(journal.resource(name + "resource"));
      Registration file =
          Registration.in(pool, Registration.Sort.TEMPORARY, journal.note(name + "file"));
      pool.onClose(journal.note(name + "action"));
      if (pool == other) {
        moving.addAll(
            List.of(
                file,
                other.cleanupOf(process).orElseThrow(),
                other.cleanupOf(resource).orElseThrow()));
      }
    }
    moving.forEach(cleanup -> cleanup.moveTo(job));
    other.close();
    job.close();
    assertEquals(
        "other-action other-resource job-action job-resource other-process job-process other-file"
            + " job-file",
        journal.read());
    daemon.close();
  }

  /** Takes one out at every place of the list. */
  @Test
  void anyOfThemMayBeLetGo() {
    for (int gone = 0; gone < 6; gone++) {
      List<Cleanup> all = new ArrayList<>();
      Journal here = new Journal();
      for (Registration.Sort sort :
          List.of(
              Registration.Sort.TEMPORARY,
              Registration.Sort.ON_CLOSE,
              Registration.Sort.TEMPORARY,
              Registration.Sort.ON_CLOSE,
              Registration.Sort.TEMPORARY,
              Registration.Sort.ON_CLOSE)) {
        all.add(Registration.in(job, sort, here.note(Integer.toString(all.size()))));
      }
      assertTrue(all.get(gone).cancel());
      job.clear();
      assertEquals("5 3 1 4 2 0 ".replace(gone + " ", "").strip(), here.read());
    }
    daemon.close();
  }

  /** Two pools are closed while a resource is handed to and fro between them. */
  @Test
  void whateverOthersDoItIsClosedOnce() throws Exception {
    for (int round = 0; round < 2000; round++) {
      ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
      ResourcePool<Room> room = hub.subPool(Room.class);
      var closed = new AtomicInteger();
      AutoCloseable resource = room.own(closed::incrementAndGet);
      List<FutureTask<Boolean>> tasks =
          List.of(
              Threads.start(() -> handToAndFro(resource, room, hub)),
              Threads.start(() -> handToAndFro(resource, hub, room)),
              Threads.start(room::close),
              Threads.start(round % 2 == 0 ? hub::close : hub::clear));
      for (FutureTask<Boolean> task : tasks) {
        Threads.resultOf(task);
      }
      hub.close();
      assertEquals(1, closed.get(), "round " + round);
    }
  }

  private static void handToAndFro(
      AutoCloseable resource, ResourcePool<?> from, ResourcePool<?> to) {
    for (int i = 0; i < 20; i++) {
      try {
        from.handOver(resource, to);
        to.cleanupOf(resource).ifPresent(cleanup -> cleanup.moveTo(from));
      } catch (IllegalStateException closedOrTaken) {
        assertFalse(closedOrTaken.toString().isEmpty());
      }
    }
  }

  /** Each of two pools is told that the resource is its own now: only one may be. */
  @Test
  void onlyOneGetsIt() throws Exception {
    ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
    ResourcePool<Room> one = hub.subPool(Room.class);
    ResourcePool<Room> other = hub.subPool(Room.class);
    for (int round = 0; round < 5000; round++) {
      var resource = new Object();
      hub.own(resource, _ -> journal.write("closed"));
      FutureTask<Boolean> competitor = Threads.start(() -> hub.handOver(resource, one));
      boolean mine = isHandedOver(hub, resource, other);
      boolean theirs = isDone(competitor);
      assertTrue(mine != theirs, "round " + round);
      (mine ? other : one).cleanupOf(resource).orElseThrow().cancel();
    }
    hub.close();
    assertEquals("", journal.read());
  }

  private static boolean isHandedOver(ResourcePool<?> from, Object resource, ResourcePool<?> to) {
    try {
      from.handOver(resource, to);
      return true;
    } catch (IllegalStateException tooLate) {
      return false;
    }
  }

  private static boolean isDone(FutureTask<Boolean> task) throws Exception {
    try {
      return Threads.resultOf(task);
    } catch (IllegalStateException tooLate) {
      return false;
    }
  }

  /** Hands resources over at each level of a stack that was used up. */
  @Test
  void forLackOfStackNothingIsLost() throws Exception {
    for (int stack = 150; stack < 350; stack += 4) {
      Threads.onThread(
          "small stack",
          stack * 1000,
          () -> {
            ResourcePool<Daemon> here = ResourcePool.root(Daemon.class);
            ResourcePool<Job> from = here.subPool(Job.class);
            ResourcePool<Job> to = here.subPool(Job.class);
            var closed = new AtomicInteger();
            List<Cleanup> moving = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
              moving.add(from.cleanupOf(from.own(new Counted(closed))).orElseThrow());
            }
            moveWhileUnwinding(moving.iterator(), to);
            here.close();
            assertEquals(500, closed.get());
            return true;
          });
    }
  }

  private record Counted(AtomicInteger closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @SuppressWarnings("InfiniteRecursion") // to the end of the stack
  private static void moveWhileUnwinding(Iterator<Cleanup> moving, ResourcePool<?> to) {
    try {
      moveWhileUnwinding(moving, to);
    } catch (StackOverflowError end) {
      // now a little further up
    }
    try {
      if (moving.hasNext()) {
        moving.next().moveTo(to);
      }
    } catch (StackOverflowError expected) {
      // that is what the test is about
    }
  }
}
