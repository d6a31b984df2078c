package dev.lifeguard.examples.benchmarks.pools;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The same requests with Netty's pooled buffers: each is released by itself, and none is zeroed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NettyBenchmark {

  private final PooledByteBufAllocator allocator = new PooledByteBufAllocator(true);
  private final ByteBuf[] buffers = new ByteBuf[Shape.SIZES.length];
  private final ByteBuf[] scratch = new ByteBuf[Shape.SCRATCH_SIZES.length];

  /** A request that hands its memory on. */
  @Benchmark
  public void request() {
    allocate(buffers, Shape.SIZES);
    allocate(scratch, Shape.SCRATCH_SIZES);
    release(scratch);
    release(buffers);
  }

  private void allocate(ByteBuf[] into, int[] sizes) {
    for (int i = 0; i < sizes.length; i++) {
      into[i] = allocator.directBuffer(sizes[i], sizes[i]).setLong(0, sizes[i]);
    }
  }

  private static void release(ByteBuf[] buffers) {
    for (ByteBuf buffer : buffers) {
      buffer.release();
    }
  }
}
