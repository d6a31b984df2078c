package dev.lifeguard.examples.benchmarks.pools;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What the same takes in {@link BarePool}: the floor. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BareBenchmark {

  private final BarePool worker = BarePool.root();
  private long cleaned;

  /** A request that hands its memory on. */
  @Benchmark
  public void request(Blackhole others) {
    BarePool request = worker.subPool();
    BarePool scratch = request.subPool();
    for (int size : Shape.SIZES) {
      others.consume(LifeguardBenchmark.touch(request.allocate(size, 8)));
    }
    registerCleanups(request, Shape.CLEANUPS);
    for (int size : Shape.SCRATCH_SIZES) {
      others.consume(LifeguardBenchmark.touch(scratch.allocate(size, 8)));
    }
    request.close();
  }

  /** A pool with clean-ups and no memory. */
  @Benchmark
  public void tenCleanups() {
    BarePool request = worker.subPool();
    registerCleanups(request, Shape.MANY_CLEANUPS);
    request.close();
  }

  private void registerCleanups(BarePool pool, int count) {
    for (int i = 0; i < count; i++) {
      pool.onClose(() -> cleaned++);
    }
  }
}
