package dev.lifeguard.examples.benchmarks.pools;

import dev.lifeguard.examples.benchmarks.pools.Shape.Worker;
import dev.lifeguard.runtime.ResourcePool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a generated accessor takes, which sees each time that its struct lives, in a loop. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AccessorBenchmark {

  private static final int READS = 1000;

  /** The same without a pool. */
  private record PlainVisit(long number) implements Visit {}

  private final ResourcePool<Worker> worker = ResourcePool.root(Worker.class);

  @SuppressWarnings("lifeguard:LG105") // JMH makes the object and ends it, with all its pools
  private final Visit struct = VisitRec.in(worker, 42);

  private final PlainVisit plain = new PlainVisit(42);

  /** Closes the pools. */
  @TearDown
  public void close() {
    worker.close();
  }

  /** By the accessor. */
  @Benchmark
  @OperationsPerInvocation(READS)
  public long generated() {
    long sum = 0;
    for (int i = 0; i < READS; i++) {
      sum += struct.number() ^ i;
    }
    return sum;
  }

  /** From a field. */
  @Benchmark
  @OperationsPerInvocation(READS)
  public long field() {
    long sum = 0;
    for (int i = 0; i < READS; i++) {
      sum += plain.number ^ i;
    }
    return sum;
  }
}
