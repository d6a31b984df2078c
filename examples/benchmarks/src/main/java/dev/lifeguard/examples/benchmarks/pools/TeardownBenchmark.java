package dev.lifeguard.examples.benchmarks.pools;

import dev.lifeguard.examples.benchmarks.pools.Shape.Worker;
import dev.lifeguard.runtime.ResourcePool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What one pool takes to go, of a million and of ten million that go at once. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TeardownBenchmark {

  private static final int MILLION = 1_000_000;

  /** Pools that were grown for one measurement. */
  public abstract static class Tree {

    private final int pools;
    private final boolean nested;
    private ResourcePool<?> root = ResourcePool.root(Worker.class);

    Tree(int pools, boolean nested) {
      this.pools = pools;
      this.nested = nested;
    }

    /** Grows it anew. */
    @Setup(Level.Invocation)
    public void grow() {
      root = ResourcePool.root(Worker.class);
      ResourcePool<?> parent = root;
      for (int i = 1; i < pools; i++) {
        ResourcePool<?> pool = parent.subPool();
        if (nested) {
          parent = pool;
        }
      }
    }
  }

  /** A million side by side. */
  @State(Scope.Thread)
  public static class Wide extends Tree {
    /** For JMH. */
    public Wide() {
      super(MILLION, false);
    }
  }

  /** Ten million side by side. */
  @State(Scope.Thread)
  public static class Wider extends Tree {
    /** For JMH. */
    public Wider() {
      super(10 * MILLION, false);
    }
  }

  /** A million inside one another. */
  @State(Scope.Thread)
  public static class Deep extends Tree {
    /** For JMH. */
    public Deep() {
      super(MILLION, true);
    }
  }

  /** Ten million inside one another. */
  @State(Scope.Thread)
  public static class Deeper extends Tree {
    /** For JMH. */
    public Deeper() {
      super(10 * MILLION, true);
    }
  }

  /** See {@link Wide}. */
  @Benchmark
  @OperationsPerInvocation(MILLION)
  public void wideMillion(Wide tree) {
    close(tree);
  }

  /** See {@link Wider}. */
  @Benchmark
  @OperationsPerInvocation(10 * MILLION)
  public void wideTenMillion(Wider tree) {
    close(tree);
  }

  /** See {@link Deep}. */
  @Benchmark
  @OperationsPerInvocation(MILLION)
  public void deepMillion(Deep tree) {
    close(tree);
  }

  /** See {@link Deeper}. */
  @Benchmark
  @OperationsPerInvocation(10 * MILLION)
  public void deepTenMillion(Deeper tree) {
    close(tree);
  }

  private static void close(Tree tree) {
    tree.root.close();
  }
}
