package dev.lifeguard.runtime;

import java.util.OptionalLong;

/**
 * How much a pool holds, or a pool with everything below it: see {@link ResourcePool#stats} and
 * {@link ResourcePool#subtreeStats}.
 *
 * <p>Counting is always on, and costs next to nothing: each pool counts for itself, and sums are
 * made when somebody asks. Any thread may ask, at any time; what other threads do meanwhile is in
 * the sums or not.
 *
 * <p>Lineage: {@code apr_pool_num_bytes} in Apache, what {@code debug memory} of {@code ftpdctl}
 * prints in ProFTPD, {@code talloc_total_size} and {@code talloc_total_blocks} in Samba.
 *
 * @param usedBytes how many bytes were allocated and not freed since, as they were asked for.
 *     Mapped files and other memory that was only given the pool's lifetime are not counted
 * @param reservedBytes how many bytes of memory it keeps from others for that. A pool takes it in
 *     chunks of 8 KiB, or, where the runtime has no native access, in blocks that begin smaller.
 *     What was freed and waits to be used again belongs to no pool, except for the one chunk that a
 *     cleared pool keeps
 * @param peakBytes the highest {@code usedBytes} since the pool was made. Of a pool with everything
 *     below it that is only known if the pool has a limit, since it has got its first: else empty
 * @param subPools how many pools are in it: of a pool alone the direct ones, with everything below
 *     it all of them
 * @param cleanups how many clean-ups wait in it, owned resources included
 */
public record PoolStats(
    long usedBytes, long reservedBytes, OptionalLong peakBytes, long subPools, long cleanups) {

  private static final PoolStats NONE = new PoolStats(0, 0, OptionalLong.empty(), 0, 0);

  static PoolStats of(ResourcePool<?> pool) {
    long used = Measure.BYTES.heldBy(pool);
    return new PoolStats(
        used,
        Memory.bytesReserved(pool),
        OptionalLong.of(Math.max(used, pool.earlierPeak())),
        Measure.SUB_POOLS.heldBy(pool),
        Measure.CLEANUPS.heldBy(pool));
  }

  static PoolStats ofSubtree(ResourcePool<?> top) {
    PoolStats[] sum = {NONE};
    TreeWalk.visit(
        top,
        pool -> {
          sum[0] = sum[0].plus(of(pool));
          return true;
        });
    Quota quota = Limiting.ownQuota(top);
    return quota == null ? sum[0] : sum[0].withPeak(quota.gauge(Measure.BYTES).peak());
  }

  private PoolStats plus(PoolStats other) {
    return new PoolStats(
        usedBytes + other.usedBytes,
        reservedBytes + other.reservedBytes,
        OptionalLong.empty(),
        subPools + other.subPools,
        cleanups + other.cleanups);
  }

  private PoolStats withPeak(long bytes) {
    return new PoolStats(usedBytes, reservedBytes, OptionalLong.of(bytes), subPools, cleanups);
  }
}
