package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Hub;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the JDK makes in an arena, it makes in a pool: mapped files, upcalls, libraries. */
@SuppressWarnings("restricted") // upcalls and libraries are
class ForeignTest {

  @TempDir private Path directory;

  /** Calls into and out of native code would turn native access on, were it not decided before. */
  @BeforeEach
  void theVariantIsDecided() {
    assertEquals(!"arenas".equals(System.getProperty("variant")), Memory.RECYCLES);
  }

  /** A confined and a shared pool. */
  static List<ResourcePool<?>> pools() {
    return List.of(ResourcePool.root(Daemon.class), ResourcePool.root(Hub.class));
  }

  /** The two ways in which memory goes. */
  static Stream<Way> ways() {
    return Stream.concat(
        pools().stream().map(pool -> new Way(pool, true)),
        pools().stream().map(pool -> new Way(pool.subPool(), false)));
  }

  record Way(ResourcePool<?> pool, boolean clear) {
    void end() {
      if (clear) {
        pool.clear();
      } else {
        pool.close();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void mappedFiles(Way way) throws IOException {
    Path file = Files.writeString(directory.resolve("mapped"), "0123456789");
    MemorySegment before = way.pool.allocate(64);
    MemorySegment mapped;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      mapped = channel.map(MapMode.READ_WRITE, 2, 4, way.pool);
    }
    MemorySegment after = way.pool.allocate(64);
    assertEquals('2', mapped.get(ValueLayout.JAVA_BYTE, 0));
    mapped.fill((byte) 'x');
    mapped.force();
    way.end();
    assertEquals("01xxxx6789", Files.readString(file));
    for (MemorySegment segment : List.of(before, mapped, after)) {
      assertFalse(segment.scope().isAlive());
      assertThrows(IllegalStateException.class, () -> segment.get(ValueLayout.JAVA_BYTE, 0));
    }
    assertThrows(IllegalStateException.class, mapped::force);
  }

  @ParameterizedTest
  @MethodSource("pools")
  void aClosedPoolMapsNothing(ResourcePool<?> pool) throws IOException {
    Path file = Files.writeString(directory.resolve("mapped"), "0123456789");
    pool.close();
    try (FileChannel channel = FileChannel.open(file)) {
      assertThrows(IllegalStateException.class, () -> channel.map(MapMode.READ_ONLY, 0, 10, pool));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void upcalls(Way way) throws Throwable {
    MethodHandle comparison =
        MethodHandles.lookup()
            .findStatic(
                ForeignTest.class,
                "compare",
                MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class));
    var number = ValueLayout.ADDRESS.withTargetLayout(ValueLayout.JAVA_INT);
    Linker linker = Linker.nativeLinker();
    MemorySegment stub =
        linker.upcallStub(
            comparison, FunctionDescriptor.of(ValueLayout.JAVA_INT, number, number), way.pool);
    MethodHandle sort =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("qsort"),
            FunctionDescriptor.ofVoid(
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS));
    MemorySegment numbers = way.pool.allocateFrom(ValueLayout.JAVA_INT, 3, 1, 2);
    sort.invokeExact(numbers, 3L, 4L, stub);
    assertEquals(List.of(1, 2, 3), List.of(at(numbers, 0), at(numbers, 1), at(numbers, 2)));
    way.end();
    assertFalse(stub.scope().isAlive());
    MemorySegment others = way.pool.isOpen() ? way.pool.allocate(12, 4) : MemorySegment.NULL;
    assertThrows(
        IllegalStateException.class,
        () -> {
          sort.invokeExact(others, 3L, 4L, stub);
        });
  }

  private static int at(MemorySegment numbers, int index) {
    return numbers.getAtIndex(ValueLayout.JAVA_INT, index);
  }

  static int compare(MemorySegment left, MemorySegment right) {
    return Integer.compare(at(left, 0), at(right, 0));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void libraries(Way way) {
    Path folder = Path.of(System.getProperty("java.home"));
    String name = System.mapLibraryName("zip");
    Path library =
        Stream.of(folder.resolve("lib", name), folder.resolve("bin", name))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    SymbolLookup lookup = SymbolLookup.libraryLookup(library, way.pool);
    MemorySegment symbol = lookup.findOrThrow("Java_java_util_zip_CRC32_update");
    assertTrue(symbol.scope().isAlive());
    way.end();
    assertFalse(symbol.scope().isAlive());
  }
}
