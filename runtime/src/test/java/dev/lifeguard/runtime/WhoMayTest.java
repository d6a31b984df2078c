package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Room;
import dev.lifeguard.runtime.Kinds.Session;
import dev.lifeguard.runtime.Kinds.Tmp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every public method, on a confined pool and on a shared one, in every phase, on either thread.
 */
@Timeout(120) // against hanging for good
class WhoMayTest {

  /**
   * What comes of it in the phases OPEN, CLEARING, CLOSING, CONDEMNED, CLOSED: {@code .} it works,
   * {@code W} wrong thread, {@code C} pool closed, {@code U} pool in use, {@code S} another illegal
   * state. "Mine" is a confined pool on its own thread, "yours" is that of another living thread;
   * of a shared one, another thread is closing it.
   */
  private static final String TABLE =
      """
                                mine  yours shared
      allocate                  ...CC WWWWW .CCCC
      allocateFrom              ...CC WWWWW .CCCC
      copy                      ...CC WWWWW .CCCC
      scope                     ...C. WWWWW .CCC.
      subPool                   ...CC WWWWW .CCCC
      subPool of a kind         ...CC WWWWW .CCCC
      shared subPool            ...CC WWWWW .CCCC
      own                       ...CC WWWWW .CCCC
      own with closer           ...CC WWWWW .CCCC
      own a thread              ...CC WWWWW .CCCC
      own a process             ...CC WWWWW .CCCC
      tempFile                  ...CC WWWWW .CCCC
      tempDirectory             ...CC WWWWW .CCCC
      cleanupOf                 ..... WWWWW .....
      handOver to this          ...CC WWWWW .CCCC
      onClose                   ...CC WWWWW .CCCC
      beforeClose               ...CC WWWWW .CCCC
      whenClosing               ...CC WWWWW .CCCC
      clear                     ...CC WWWWC .UUCC
      close                     ...U. WWWW. .UUU.
      named                     ..... WWWWW .....
      closeTimeout(..)          ..... WWWWW .....
      Cleanup.cancel            ..... WWWW. .....
      Cleanup.runNow            ..... WWWW. .....
      Cleanup.moveTo another    ....S WWWWS ....S
      Cleanup.moveTo this       ...CC WWWWW .CCCC
      struct's subPool          ...CC WWWWW .CCCC
      ChildPool.get             ...CC WWWWW .CCCC
      ChildSlot.set             ...CC WWWWW .CCCC
      asking                    ..... ..... .....
      """;

  /** One thing to do with a pool. */
  private interface Deed {
    void to(ResourcePool<?> pool, Cleanup waiting);
  }

  private record Row(String name, Deed deed) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("allocate", (pool, waiting) -> pool.allocate(8)),
          new Row("allocateFrom", (pool, waiting) -> pool.allocateFrom("text")),
          new Row("copy", (pool, waiting) -> pool.copy(MemorySegment.NULL)),
          new Row("scope", (pool, waiting) -> pool.scope()),
          new Row("subPool", (pool, waiting) -> pool.subPool()),
          new Row("subPool of a kind", (pool, waiting) -> pool.subPool(Tmp.class)),
          new Row("shared subPool", (pool, waiting) -> pool.subPool(Room.class)),
          new Row("own", (pool, waiting) -> pool.<AutoCloseable>own(() -> {})),
          new Row("own with closer", (pool, waiting) -> pool.own("x", x -> {})),
          new Row("own a thread", (pool, waiting) -> pool.own(new Thread(() -> {}))),
          new Row("own a process", (pool, waiting) -> ownAProcess(pool)),
          new Row("tempFile", (pool, waiting) -> make(() -> pool.tempFile("", ""))),
          new Row("tempDirectory", (pool, waiting) -> make(() -> pool.tempDirectory(""))),
          new Row("cleanupOf", (pool, waiting) -> pool.cleanupOf(waiting)),
          new Row("handOver to this", (pool, waiting) -> handOver(pool)),
          new Row("onClose", (pool, waiting) -> pool.onClose(() -> {})),
          new Row("beforeClose", (pool, waiting) -> pool.beforeClose(() -> {})),
          new Row("whenClosing", (pool, waiting) -> pool.whenClosing(() -> {})),
          new Row("clear", (pool, waiting) -> pool.clear()),
          new Row("close", (pool, waiting) -> pool.close()),
          new Row("named", (pool, waiting) -> pool.named("x")),
          new Row("closeTimeout(..)", (pool, waiting) -> pool.closeTimeout(Duration.ZERO)),
          new Row("Cleanup.cancel", (pool, waiting) -> waiting.cancel()),
          new Row("Cleanup.runNow", (pool, waiting) -> waiting.runNow()),
          new Row("Cleanup.moveTo another", (pool, waiting) -> moveAway(waiting)),
          new Row("Cleanup.moveTo this", (pool, waiting) -> moveHere(pool)),
          new Row("struct's subPool", (pool, waiting) -> Structs.subPool(pool, Session.class)),
          new Row("ChildPool.get", (pool, waiting) -> new ChildPool<>(pool, Tmp.class).get()),
          new Row("ChildSlot.set", (pool, waiting) -> new ChildSlot<>(pool, "here").set(null)),
          new Row("asking", (pool, waiting) -> ask(pool)));

  private static void moveAway(Cleanup waiting) {
    try (ResourcePool<Hub> hub = ResourcePool.root(Hub.class)) {
      waiting.moveTo(hub);
    }
  }

  private static void moveHere(ResourcePool<?> pool) {
    try (ResourcePool<Hub> hub = ResourcePool.root(Hub.class)) {
      hub.onClose(() -> {}).moveTo(pool);
    }
  }

  private static void ownAProcess(ResourcePool<?> pool) {
    pool.own(new FakeProcess(() -> {}), KillPolicy.ALWAYS);
  }

  private static void make(Ownership.Making making) {
    try {
      making.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void handOver(ResourcePool<?> pool) {
    try (ResourcePool<Hub> hub = ResourcePool.root(Hub.class)) {
      hub.handOver(hub.own("x", x -> {}), pool);
    }
  }

  private static void ask(ResourcePool<?> pool) {
    int answers =
        Objects.hash(
            pool.kind(),
            pool.name(),
            pool.path(),
            pool.parent(),
            pool.children(),
            pool.outlives(pool),
            pool.isOpen(),
            pool.isClosing(),
            pool.closeTimeout(),
            pool.toString(),
            PoolTree.of(pool),
            Structs.children(pool, Session.class),
            new ChildSlot<>(pool, "here").get());
    pool.visit(below -> assertTrue(below.outlives(below), () -> "answers " + answers));
  }

  @Test
  void theTable() throws Exception {
    var actual = new StringBuilder(TABLE.lines().findFirst().orElseThrow()).append('\n');
    for (Row row : ROWS) {
      List<String> columns = new ArrayList<>();
      for (Column column : Column.values()) {
        var cells = new StringBuilder();
        for (Phase phase : Phase.values()) {
          cells.append(new Cell(row.deed, column, phase).outcome());
        }
        columns.add(cells.toString());
      }
      actual.append("%-25s %s\n".formatted(row.name, String.join(" ", columns)));
    }
    assertEquals(TABLE, actual.toString());
  }

  private enum Column {
    MINE(Daemon.class),
    YOURS(Daemon.class),
    SHARED(Hub.class);

    final Class<?> kind;

    Column(Class<?> kind) {
      this.kind = kind;
    }
  }

  /** One field of the table. */
  private static final class Cell {

    private final Deed deed;
    private final Column column;
    private final ResourcePool<?> pool;
    private final Cleanup waiting;
    private final Phase phase;
    private final List<String> outcome = new ArrayList<>();

    Cell(Deed deed, Column column, Phase phase) {
      this.deed = deed;
      this.column = column;
      this.phase = phase;
      this.pool = ResourcePool.root(column.kind).closeTimeout(Duration.ZERO);
      this.waiting = pool.onClose(() -> {});
    }

    String outcome() throws Exception {
      switch (phase) {
        case OPEN -> perform();
        case CLEARING -> {
          pool.onClose(this::perform);
          pool.clear();
        }
        case CLOSING -> {
          pool.onClose(this::perform);
          pool.close();
        }
        case CONDEMNED -> performInCondemned();
        case CLOSED -> {
          pool.close();
          perform();
        }
      }
      if (column != Column.SHARED || phase != Phase.OPEN) {
        pool.close();
      }
      return String.join("", outcome);
    }

    private void performInCondemned() throws Exception {
      var entered = new CountDownLatch(1);
      var leave = new CountDownLatch(1);
      Cleanup busy =
          pool.subPool(Room.class)
              .onClose(
                  () -> {
                    entered.countDown();
                    leave.await();
                  });
      FutureTask<Boolean> runner = Threads.start("runner", busy::runNow);
      entered.await();
      assertThrows(PoolInUseException.class, pool::close);
      perform();
      leave.countDown();
      Threads.resultOf(runner);
    }

    private void perform() throws Exception {
      assertEquals(phase, pool.phase());
      if (column == Column.MINE) {
        outcome.add(outcomeHere(""));
      } else {
        String owner = ThreadLabel.of(Thread.currentThread());
        FutureTask<String> other = new FutureTask<>(() -> outcomeHere(owner));
        Thread.ofVirtual().name("intruder").start(other);
        outcome.add(Threads.resultOf(other));
      }
    }

    private String outcomeHere(String owner) {
      String me = ThreadLabel.of(Thread.currentThread());
      try {
        deed.to(pool, waiting);
        return ".";
      } catch (WrongThreadException wrong) {
        assertNames(wrong, owner, me, "Daemon");
        return "W";
      } catch (PoolClosedException closed) {
        assertNames(closed, column.kind.getSimpleName());
        return "C";
      } catch (PoolInUseException inUse) {
        String rival = phase == Phase.CONDEMNED ? "virtual thread \"runner\"" : owner;
        assertNames(inUse, rival, me, column.kind.getSimpleName());
        return "U";
      } catch (IllegalStateException state) {
        return "S";
      }
    }

    private static void assertNames(Exception thrown, String... what) {
      String message = String.valueOf(thrown.getMessage());
      List<String> missing =
          List.of(what).stream()
              .filter(part -> !message.contains(part))
              .collect(Collectors.toList());
      assertEquals(List.of(), missing, message);
    }
  }
}
