package dev.lifeguard.examples.benchmarks.pools;

import java.lang.foreign.Arena;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The same requests with the JDK's arenas, without clean-ups. */
@SuppressWarnings("lifeguard:LG403") // that it all goes at once is what is measured
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ArenaBenchmark {

  /** A request that hands its memory on. */
  @Benchmark
  public void request(Blackhole others) {
    try (Arena request = Arena.ofConfined();
        Arena scratch = Arena.ofConfined()) {
      for (int size : Shape.SIZES) {
        others.consume(LifeguardBenchmark.touch(request.allocate(size, 8)));
      }
      for (int size : Shape.SCRATCH_SIZES) {
        others.consume(LifeguardBenchmark.touch(scratch.allocate(size, 8)));
      }
    }
  }
}
