package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pool as an arena, confined or shared. */
class MemoryTest {

  static Stream<ResourcePool<?>> pools() {
    return Stream.of(
        ResourcePool.root(Daemon.class),
        ResourcePool.root(Hub.class),
        ResourcePool.root(Daemon.class).subPool(),
        ResourcePool.root(Hub.class).subPool());
  }

  @ParameterizedTest
  @MethodSource("pools")
  void memoryIsZeroedAlignedAndOfTheExactSize(ResourcePool<?> pool) {
    for (long alignment = 1; alignment <= 4096; alignment *= 2) {
      for (long size : new long[] {0, 1, 7, 4096, 100_000}) {
        MemorySegment segment = pool.allocate(size, alignment);
        assertEquals(size, segment.byteSize());
        assertEquals(0, segment.address() % alignment);
        assertEquals(-1, segment.mismatch(MemorySegment.ofArray(new byte[(int) size])));
        segment.fill((byte) 0x55);
      }
    }
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("pools")
  void wrongSizesAndAlignmentsAreRefused(ResourcePool<?> pool) {
    assertThrows(IllegalArgumentException.class, () -> pool.allocate(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> pool.allocate(1, 0));
    assertThrows(IllegalArgumentException.class, () -> pool.allocate(1, -8));
    assertThrows(IllegalArgumentException.class, () -> pool.allocate(1, 3));
    assertThrows(IllegalArgumentException.class, () -> pool.allocate(1, Long.MIN_VALUE));
    pool.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 8, 4096, 1L << 62})
  void tooLargeIsOutOfMemory(long alignment) {
    ResourcePool<?> pool = ResourcePool.root(Daemon.class);
    assertThrows(OutOfMemoryError.class, () -> pool.allocate(Long.MAX_VALUE, alignment));
    assertThrows(OutOfMemoryError.class, () -> pool.allocate(Long.MAX_VALUE / 2, alignment));
    pool.allocate(8);
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("pools")
  void segmentsAreDeadAfterClose(ResourcePool<?> pool) {
    MemorySegment segment = pool.allocateFrom("hello");
    MemorySegment slice = segment.asSlice(1, 2);
    var buffer = segment.asByteBuffer();
    pool.close();
    assertFalse(segment.scope().isAlive());
    assertThrows(IllegalStateException.class, () -> segment.getString(0));
    assertThrows(IllegalStateException.class, () -> slice.get(ValueLayout.JAVA_BYTE, 0));
    assertThrows(IllegalStateException.class, buffer::get);
    assertThrows(PoolClosedException.class, () -> pool.allocate(1));
    assertFalse(pool.scope().isAlive());
  }

  @ParameterizedTest
  @MethodSource("pools")
  void segmentsAreDeadAfterClearAndNewOnesAreZeroed(ResourcePool<?> pool) {
    MemorySegment old = pool.allocate(64);
    old.fill((byte) 1);
    MemorySegment.Scope scope = pool.scope();
    pool.clear();
    assertFalse(scope.isAlive());
    assertThrows(IllegalStateException.class, () -> old.get(ValueLayout.JAVA_BYTE, 0));
    MemorySegment young = pool.allocate(64);
    assertEquals(-1, young.mismatch(MemorySegment.ofArray(new byte[64])));
    assertThrows(IllegalStateException.class, () -> old.get(ValueLayout.JAVA_BYTE, 0));
    assertTrue(pool.scope().isAlive());
    assertNotEquals(scope, pool.scope());
    pool.close();
  }

  @ParameterizedTest
  @MethodSource("pools")
  void segmentsAreDeadAfterTheParentIsClosed(ResourcePool<?> pool) {
    MemorySegment segment = pool.subPool().subPool().allocate(8);
    pool.close();
    assertThrows(IllegalStateException.class, () -> segment.get(ValueLayout.JAVA_BYTE, 0));
  }

  @Test
  void scopeIsThatOfTheSegments() {
    try (var pool = ResourcePool.root(Daemon.class)) {
      MemorySegment segment = pool.allocate(8);
      assertEquals(pool.scope(), segment.scope());
    }
  }

  @Test
  void aPoolThatAllocatesNothingBindsNoArena() {
    try (var pool = ResourcePool.root(Daemon.class)) {
      assertThrows(IllegalArgumentException.class, () -> pool.allocate(-1));
      pool.onClose(() -> {});
      assertEquals(0, pool.memory().bytes());
      assertFalse(pool.memory().isBound());
      pool.allocate(3);
      assertTrue(pool.memory().isBound());
      pool.clear();
      assertFalse(pool.memory().isBound());
    }
  }

  @Test
  void stringsAndArraysAsFromAnyAllocator() {
    try (var pool = ResourcePool.root(Daemon.class)) {
      SegmentAllocator allocator = pool;
      assertEquals("220 ready", allocator.allocateFrom("220 ready").getString(0));
      int[] numbers = {1, 2, 3};
      assertArrayEquals(
          numbers, pool.allocateFrom(ValueLayout.JAVA_INT, numbers).toArray(ValueLayout.JAVA_INT));
    }
  }

  @Test
  void copyIsIndependentOfItsSource() {
    try (var pool = ResourcePool.root(Daemon.class)) {
      ResourcePool<?> scratch = pool.subPool();
      MemorySegment line = scratch.allocateFrom("CWD /pub");
      MemorySegment kept = pool.copy(line);
      scratch.close();
      assertEquals("CWD /pub", kept.getString(0));
      assertEquals(9, kept.byteSize());
      assertEquals(0, pool.copy(MemorySegment.NULL).byteSize());
      byte[] heap = {1, 2, 3};
      assertArrayEquals(
          heap, pool.copy(MemorySegment.ofArray(heap)).toArray(ValueLayout.JAVA_BYTE));
    }
  }

  @Test
  void filesAreMappedIntoPools(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("motd"), "welcome");
    ResourcePool<Daemon> pool = ResourcePool.root(Daemon.class);
    MemorySegment mapped;
    try (var channel = FileChannel.open(file)) {
      mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, 7, pool);
    }
    assertEquals((byte) 'w', mapped.get(ValueLayout.JAVA_BYTE, 0));
    pool.close();
    assertThrows(IllegalStateException.class, () -> mapped.get(ValueLayout.JAVA_BYTE, 0));
  }

  @Test
  void confinedMemoryCannotBeReadByOthersSharedMemoryCan() throws Exception {
    try (var confined = ResourcePool.root(Daemon.class);
        var shared = ResourcePool.root(Hub.class)) {
      MemorySegment mine = confined.allocate(8);
      MemorySegment ours = shared.allocate(8);
      assertThrows(
          WrongThreadException.class,
          () -> Threads.onAnother(() -> mine.get(ValueLayout.JAVA_BYTE, 0)));
      assertEquals((byte) 0, Threads.onAnother(() -> ours.get(ValueLayout.JAVA_BYTE, 0)));
    }
  }

  /** Failures of what is registered with the memory itself, as {@code reinterpret} does. */
  static Stream<Throwable> failures() {
    return Stream.of(
        new ArithmeticException(), new IllegalStateException("not acquired"), new AssertionError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  @SuppressWarnings("restricted") // reinterpret is what the test is about
  void aFailingActionOfTheMemoryItselfStopsNothing(Throwable failure) {
    for (ResourcePool<?> pool : (Iterable<ResourcePool<?>>) pools()::iterator) {
      var ran = new AtomicInteger();
      Executable borrow =
          () ->
              MemorySegment.ofAddress(pool.allocate(8).address())
                  .reinterpret(
                      8,
                      pool,
                      segment -> {
                        ran.incrementAndGet();
                        sneak(failure);
                      });
      assertDoesNotThrow(borrow);
      assertSame(failure, assertThrows(failure.getClass(), pool::clear));
      assertTrue(pool.isOpen());
      assertDoesNotThrow(borrow);
      assertSame(failure, assertThrows(failure.getClass(), pool::close));
      assertFalse(pool.isOpen() || pool.isClosing());
      assertEquals(2, ran.get());
    }
  }

  @Test
  @SuppressWarnings("restricted") // reinterpret is what the test is about
  void whatAnActionOfTheMemoryItselfRegistersRunsToo() {
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    var journal = new Journal();
    daemon
        .allocate(8)
        .reinterpret(
            daemon,
            segment -> {
              daemon.onClose(journal.note("late"));
              daemon.subPool().onClose(journal.note("sub-pool"));
            });
    daemon.close();
    assertEquals("sub-pool late", journal.read());
  }

  @SuppressWarnings("unchecked") // the cast does not happen: that is the trick
  private static <X extends Throwable> void sneak(Throwable failure) throws X {
    throw (X) failure;
  }
}
