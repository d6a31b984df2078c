package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.runtime.Kinds.Daemon;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large the first block of a pool is where the arena allocates it. */
class UsualSizeTest {

  @Test
  void theFirstPoolOfAKindGetsSomething() {
    assertEquals(UsualSize.UNKNOWN, new UsualSize().block());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 512",
    "455, 512",
    "456, 1024",
    "910, 1024",
    "1000, 2048",
    "2280, 4096",
    "4096, 4096",
    "3700, 4096",
    "8192, 8192",
    "8193, 8192",
    "1000000000, 8192"
  })
  void afterManyPoolsItIsAPowerOfTwoWithRoomForWhatTheyHeld(long bytes, int block) {
    var size = new UsualSize();
    for (int pool = 0; pool < 10; pool++) {
      hold(size, bytes);
    }
    assertEquals(block, size.block());
  }

  /** A pool whose first block does not do takes a second one for all of it. */
  private static void hold(UsualSize size, long bytes) {
    size.note(bytes, bytes <= size.block() ? size.block() : bytes);
  }

  @Test
  void itGrowsAtOnceAndShrinksByHalves() {
    var size = new UsualSize();
    hold(size, 8000);
    assertEquals(8192, size.block());
    hold(size, 1);
    assertEquals(4096, size.block());
    hold(size, 1);
    assertEquals(2048, size.block());
    hold(size, 3000);
    assertEquals(4096, size.block());
  }

  @Test
  void whereGapsMadeASecondBlockNecessaryTheFirstGrows() {
    var size = new UsualSize();
    size.note(2000, 4096);
    assertEquals(4096, size.block());
    size.note(2000, 4096);
    assertEquals(4096, size.block(), "with gaps it would not fit into less");
  }

  @Test
  void smallPoolsReserveLittleOnceTheirKindIsKnown() {
    try (var root = ResourcePool.root(Daemon.class)) {
      for (int round = 0; round < 10; round++) {
        try (ResourcePool<?> small = root.subPool()) {
          small.allocate(3);
        }
      }
      ResourcePool<?> next = root.subPool();
      MemorySegment text = next.allocate(3);
      assertEquals(3, text.byteSize());
      assertEquals(Memory.RECYCLES ? Chunk.SIZE : UsualSize.LEAST, next.stats().reservedBytes());
    }
  }
}
