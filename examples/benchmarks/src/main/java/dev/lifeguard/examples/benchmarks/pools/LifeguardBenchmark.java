package dev.lifeguard.examples.benchmarks.pools;

import dev.lifeguard.examples.benchmarks.pools.Shape.Hub;
import dev.lifeguard.examples.benchmarks.pools.Shape.Request;
import dev.lifeguard.examples.benchmarks.pools.Shape.SharedRequest;
import dev.lifeguard.examples.benchmarks.pools.Shape.Worker;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** What Lifeguard's pools take. */
@SuppressWarnings("lifeguard:LG403") // that it all goes at once is what is measured
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LifeguardBenchmark {

  private final ResourcePool<Worker> worker = ResourcePool.root(Worker.class);
  private final ResourcePool<Hub> hub = ResourcePool.root(Hub.class);
  private long cleaned;

  /** Closes the pools. */
  @TearDown
  public void close() {
    worker.close();
    hub.close();
  }

  /** A request that hands its memory on. */
  @Benchmark
  public void request(Blackhole others) {
    ResourcePool<Request> request = worker.subPool(Request.class);
    serve(request, request.subPool(), others);
    request.close();
  }

  /** A request whose memory stays in the method, so that segments need not become objects. */
  @Benchmark
  public void requestLocal() {
    ResourcePool<Request> request = worker.subPool(Request.class);
    for (int size : Shape.SIZES) {
      touch(request.allocate(size, 8));
    }
    registerCleanups(request, Shape.CLEANUPS);
    ResourcePool<?> scratch = request.subPool();
    for (int size : Shape.SCRATCH_SIZES) {
      touch(scratch.allocate(size, 8));
    }
    request.close();
  }

  /** A request in a pool that other threads may use. */
  @Benchmark
  public void requestShared(Blackhole others) {
    ResourcePool<SharedRequest> request = hub.subPool(SharedRequest.class);
    serve(request, request.subPool(), others);
    request.close();
  }

  private void serve(ResourcePool<?> request, ResourcePool<?> scratch, Blackhole others) {
    for (int size : Shape.SIZES) {
      others.consume(touch(request.allocate(size, 8)));
    }
    registerCleanups(request, Shape.CLEANUPS);
    for (int size : Shape.SCRATCH_SIZES) {
      others.consume(touch(scratch.allocate(size, 8)));
    }
  }

  /** A pool that nothing is put into. */
  @Benchmark
  public void createAndDestroy(Blackhole others) {
    ResourcePool<Request> request = worker.subPool(Request.class);
    others.consume(request);
    request.close();
  }

  /** A pool with clean-ups and no memory. */
  @Benchmark
  public void tenCleanups() {
    ResourcePool<Request> request = worker.subPool(Request.class);
    registerCleanups(request, Shape.MANY_CLEANUPS);
    request.close();
  }

  private void registerCleanups(ResourcePool<?> pool, int count) {
    for (int i = 0; i < count; i++) {
      pool.onClose(() -> cleaned++);
    }
  }

  static MemorySegment touch(MemorySegment segment) {
    segment.set(ValueLayout.JAVA_LONG, 0, segment.byteSize());
    return segment;
  }
}
