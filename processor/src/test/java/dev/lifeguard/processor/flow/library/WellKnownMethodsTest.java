package dev.lifeguard.processor.flow.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What everybody uses has a model, and one of the right sort. */
final class WellKnownMethodsTest {

  private final Library library = Library.shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java.util.Collection         | add            | Object                 | Keep
          java.util.Collection         | addAll         | Collection             | Keep
          java.util.Collection         | stream         |                        | Returns
          java.util.Collection         | iterator       |                        | Returns
          java.util.List               | get            | int                    | Returns
          java.util.List               | set            | int,Object             | Returns Keep
          java.util.List               | subList        | int,int                | Returns
          java.util.List               | copyOf         | Collection             | Returns
          java.util.List               | replaceAll     | UnaryOperator          | Invoke Keep Keep
          java.util.ArrayList          | <init>         | Collection             | Keep
          java.util.Map                | put            | Object,Object          | Returns Keep Keep
          java.util.Map                | computeIfAbsent| Object,Function        | Keep Invoke Keep Returns
          java.util.Map                | merge          | Object,Object,BiFunction | Keep Keep Invoke Keep Returns
          java.util.Map                | entrySet       |                        | Returns
          java.util.Map                | forEach        | BiConsumer             | Invoke
          java.util.Map.Entry          | setValue       | Object                 | Keep Returns
          java.util.Queue              | offer          | Object                 | Keep
          java.util.Deque              | push           | Object                 | Keep
          java.util.Optional           | map            | Function               | Invoke Returns
          java.util.Collections        | unmodifiableList | List                 | Returns
          java.util.Collections        | addAll         | Collection,Object[]    | Keep
          java.util.Arrays             | asList         | Object[]               | Returns
          java.util.Objects            | requireNonNull | Object                 | Returns
          java.util.Timer              | schedule       | TimerTask,long         | Hand
          java.lang.Iterable           | forEach        | Consumer               | Invoke
          java.lang.Thread             | <init>         | Runnable               | Keep Keep
          java.lang.Thread             | start          |                        | Hand
          java.lang.Thread             | startVirtualThread | Runnable           | Hand Returns
          java.lang.Thread             | join           |                        | Awaits
          java.lang.Thread.Builder     | start          | Runnable               | Hand Returns
          java.lang.ThreadLocal        | set            | Object                 | Keep
          java.lang.Runtime            | addShutdownHook| Thread                 | Hand
          java.lang.System             | setOut         | PrintStream            | Keep
          java.lang.System             | arraycopy      | Object,int,Object,int,int | Keep
          java.lang.ref.WeakReference  | <init>         | Object                 | Keep
          java.lang.ref.Cleaner        | register       | Object,Runnable        | Hand Returns
          java.util.stream.Stream      | map            | Function               | Invoke Returns
          java.util.stream.Stream      | filter         | Predicate              | Invoke Keep Returns
          java.util.stream.Stream      | flatMap        | Function               | Invoke Returns
          java.util.stream.Stream      | toList         |                        | Returns
          java.util.stream.Stream      | collect        | Collector              | Invoke Returns
          java.util.stream.Stream      | reduce         | Object,BinaryOperator  | Invoke Returns
          java.util.stream.IntStream   | mapToObj       | IntFunction            | Invoke Returns
          java.util.stream.Collectors  | groupingBy     | Function,Collector     | Returns
          java.util.stream.Collectors  | toMap          | Function,Function      | Returns
          java.util.concurrent.Executor| execute        | Runnable               | Hand
          java.util.concurrent.ExecutorService | submit | Callable               | Hand Invoke Returns
          java.util.concurrent.ExecutorService | invokeAll | Collection          | Hand Invoke Awaits Returns
          java.util.concurrent.ExecutorService | close  |                        | Awaits
          java.util.concurrent.ScheduledExecutorService | scheduleAtFixedRate | Runnable,long,long,TimeUnit | Hand Returns
          java.util.concurrent.Future  | get            |                        | Awaits Returns
          java.util.concurrent.CompletableFuture | runAsync | Runnable           | Hand Returns
          java.util.concurrent.CompletableFuture | supplyAsync | Supplier,Executor | Hand Invoke Returns
          java.util.concurrent.CompletableFuture | join |                        | Awaits Returns
          java.util.concurrent.CompletionStage   | thenApply | Function          | Hand Invoke Returns
          java.util.concurrent.CompletionStage   | thenAcceptAsync | Consumer,Executor | Hand Invoke Returns
          java.util.concurrent.BlockingQueue     | put  | Object                 | Keep
          java.util.concurrent.CopyOnWriteArrayList | addIfAbsent | Object       | Keep
          java.util.concurrent.ConcurrentHashMap | <init> | Map                  | Keep Keep
          java.util.concurrent.atomic.AtomicReference | set | Object             | Keep Keep
          java.util.concurrent.atomic.AtomicReference | compareAndSet | Object,Object | Keep
          java.util.concurrent.atomic.AtomicReference | updateAndGet | UnaryOperator | Invoke Keep Returns
          java.util.concurrent.atomic.AtomicReferenceArray | set | int,Object    | Keep
          java.lang.foreign.Arena      | ofConfined     |                        | Returns
          java.lang.foreign.Arena      | close          |                        | Closes
          java.lang.foreign.SegmentAllocator | allocateFrom | String             | Allocates
          java.lang.foreign.SegmentAllocator | allocate | MemoryLayout           | Allocates
          java.lang.foreign.MemorySegment | reinterpret | long,Arena,Consumer    | CleansUp Returns
          java.lang.foreign.MemorySegment | scope       |                        | Quiet Returns
          java.lang.foreign.Linker     | upcallStub     | MethodHandle,FunctionDescriptor,Arena,Option[] | Keep Returns
          java.lang.foreign.SymbolLookup | libraryLookup | Path,Arena            | Returns
          java.nio.channels.FileChannel  | map          | MapMode,long,long,Arena | Allocates
          java.nio.ByteBuffer          | wrap           | byte[]                 | Returns
          java.nio.file.Files          | newInputStream | Path,OpenOption[]      | Returns
          java.net.ServerSocket        | accept         |                        | Returns
          java.io.BufferedReader       | <init>         | Reader                 | Keep
          java.util.logging.Logger     | addHandler     | Handler                | Keep
          java.beans.PropertyChangeSupport | addPropertyChangeListener | String,PropertyChangeListener | Keep
          dev.lifeguard.runtime.ResourcePool | allocate | long,long              | Allocates
          dev.lifeguard.runtime.ResourcePool | copy     | MemorySegment          | Allocates
          dev.lifeguard.runtime.ResourcePool | own      | AutoCloseable          | Owns
          dev.lifeguard.runtime.ResourcePool | own      | Object,Consumer        | AwaitsBy Owns CleansUp
          dev.lifeguard.runtime.ResourcePool | onClose  | ThrowingRunnable       | CleansUp Returns
          dev.lifeguard.runtime.ResourcePool | clear    |                        | Clears
          dev.lifeguard.runtime.ResourcePool | close    |                        | Closes
          dev.lifeguard.runtime.ResourcePool | isOpen   |                        | Quiet
          dev.lifeguard.runtime.ResourcePool | named    | String                 | Quiet Returns
          dev.lifeguard.runtime.Cleanup      | moveTo   | ResourcePool           | CleansUp Returns
          dev.lifeguard.runtime.Pooled       | pool     |                        | Quiet Returns
          dev.lifeguard.runtime.Ref          | to       | Object                 | Returns
          """)
  void isModelled(String owner, String method, String parameters, String clauses) {
    List<String> types = parameters == null ? List.of() : List.of(parameters.split(","));
    assertEquals(
        clauses,
        library.find(owner, method, types).orElseThrow().clauses().stream()
            .map(clause -> clause.getClass().getSimpleName())
            .collect(Collectors.joining(" ")));
  }
}
