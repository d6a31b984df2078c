package dev.lifeguard.runtime;

import static dev.lifeguard.runtime.Limited.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import dev.lifeguard.runtime.Kinds.Room;
import dev.lifeguard.runtime.Kinds.SessionRec;
import org.junit.jupiter.api.Test;

/** What a refusal by a limit says. */
class LimitMessagesTest {

  @Test
  void theMessageSaysWhoHasIt() throws Exception {
    try (var hub = ResourcePool.root(Hub.class)) {
      hub.named("chat").limit(1000);
      SessionRec ann = SessionRec.in(hub, "ann");
      ann.pool().allocate(300);
      ResourcePool<Room> room = hub.subPool(Room.class).named("lobby");
      room.allocate(600);
      Threads.onThread("worker", 0, () -> SessionRec.in(room, "bob").pool().allocate(50));
      hub.subPool();
      String me = ThreadLabel.of(Thread.currentThread());
      assertEquals(
          """
          Hub "chat" may hold 1000 bytes and holds 950; refused: 51 bytes more for Hub "chat" > Session #1
          the biggest users:
            Hub "chat" > Room "lobby": 600 bytes, shared
            Hub "chat" > Session #1: 300 bytes, %s
            Hub "chat" > Room "lobby" > Session #1: 50 bytes, thread "worker", ended
          clear or close what is no longer needed, or raise the limit: limit(…)\
          """
              .formatted(me),
          refused(hub, () -> ann.pool().allocate(51)));
    }
  }

  @Test
  void theMessageNamesWhatIsCounted() {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      daemon.limitSubPools(1).limitCleanups(0);
      assertEquals(
          """
          Daemon may hold 0 clean-ups and holds 0; refused: 1 clean-up more for Daemon
          clear or close what is no longer needed, or raise the limit: limitCleanups(…)\
          """,
          refused(daemon, () -> daemon.onClose(() -> {})));
      ResourcePool<?> scratch = daemon.subPool();
      assertEquals(
          """
          Daemon may hold 1 sub-pool and holds 1; refused: 1 sub-pool more for Daemon > scratch #1
          the biggest users:
            Daemon: 1 sub-pool, %s
          clear or close what is no longer needed, or raise the limit: limitSubPools(…)\
          """
              .formatted(ThreadLabel.of(Thread.currentThread())),
          refused(daemon, scratch::subPool));
    }
  }

  @Test
  void onlyTheBiggestAreNamed() {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      daemon.limit(1000);
      for (int i = 1; i <= 30; i++) {
        daemon.subPool().allocate(i);
      }
      String message = refused(daemon, () -> daemon.allocate(1000));
      assertEquals(8, message.lines().count());
      assertTrue(message.contains("scratch #30: 30 bytes"), message);
      assertTrue(message.contains("scratch #26: 26 bytes"), message);
    }
  }

  @Test
  void theExceptionIsAnIllegalState() {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      daemon.limit(0);
      assertInstanceOf(
          IllegalStateException.class,
          assertThrows(RuntimeException.class, () -> daemon.allocate(1)));
    }
  }
}
