package dev.lifeguard.runtime;

import dev.lifeguard.runtime.Registration.Sort;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;

/** The real thing. */
final class RealWorld implements World {

  private final Supplier<ResourcePool<?>> roots;
  private final List<ResourcePool<?>> pools = new ArrayList<>();
  private final List<Cleanup> cleanups = new ArrayList<>();
  private final List<MemorySegment> segments = new ArrayList<>();

  RealWorld() {
    this(() -> ResourcePool.root(Kinds.Daemon.class));
  }

  /** A world whose roots are made in that way; they need not be roots to anybody else. */
  RealWorld(Supplier<ResourcePool<?>> roots) {
    this.roots = roots;
  }

  @Override
  public int root() {
    pools.add(roots.get());
    return pools.size() - 1;
  }

  @Override
  public int subPool(int pool) {
    pools.add(pools.get(pool).subPool());
    return pools.size() - 1;
  }

  @Override
  public void close(int pool) {
    pools.get(pool).close();
  }

  @Override
  public void clear(int pool) {
    pools.get(pool).clear();
  }

  @Override
  public int register(int pool, Sort sort, ThrowingRunnable action) {
    ResourcePool<?> home = pools.get(pool);
    cleanups.add(
        switch (sort) {
          case BEFORE_CLOSE -> home.beforeClose(action);
          case ON_CLOSE -> home.onClose(action);
          case WHEN_CLOSING -> home.whenClosing(unchecked(action));
          case PROCESS, TEMPORARY -> Registration.in(home, sort, action);
        });
    return cleanups.size() - 1;
  }

  private static Runnable unchecked(ThrowingRunnable action) {
    return () -> {
      try {
        action.run();
      } catch (Exception e) {
        throw e instanceof RuntimeException unchecked ? unchecked : new CleanupException("?", e);
      }
    };
  }

  @Override
  public boolean cancel(int cleanup) {
    return cleanups.get(cleanup).cancel();
  }

  @Override
  public void runNow(int cleanup) {
    cleanups.get(cleanup).runNow();
  }

  @Override
  public void moveTo(int cleanup, int pool) {
    cleanups.get(cleanup).moveTo(pools.get(pool));
  }

  @Override
  public int own(int pool, ThrowingRunnable closing) {
    AutoCloseable resource = closing::run;
    return add(pool, pools.get(pool).own(resource));
  }

  @Override
  public int ownProcess(int pool, ThrowingRunnable kill) {
    var process = new FakeProcess(kill);
    return add(pool, pools.get(pool).own(process, KillPolicy.ALWAYS));
  }

  private int add(int pool, Object resource) {
    cleanups.add(pools.get(pool).cleanupOf(resource).orElseThrow());
    return cleanups.size() - 1;
  }

  @Override
  public int allocate(int pool) {
    segments.add(pools.get(pool).allocate(8));
    return segments.size() - 1;
  }

  @Override
  public int pools() {
    return pools.size();
  }

  @Override
  public int cleanups() {
    return cleanups.size();
  }

  @Override
  public List<String> picture() {
    List<String> picture = new ArrayList<>();
    var numbers = new IdentityHashMap<ResourcePool<?>, Integer>();
    pools.forEach(pool -> numbers.put(pool, numbers.size()));
    for (ResourcePool<?> pool : pools) {
      String phase = pool.isOpen() ? "open" : pool.isClosing() ? "closing" : "closed";
      List<Integer> children = pool.children().stream().map(numbers::get).toList();
      picture.add(
          phase
              + children
              + pool.cleanups(Sort.BEFORE_CLOSE).size()
              + "/"
              + pool.cleanups(Sort.ON_CLOSE).size()
              + "/"
              + (pool.hadNotices() ? pool.cleanups(Sort.WHEN_CLOSING).size() : 0));
    }
    segments.forEach(segment -> picture.add(segment.scope().isAlive() ? "alive" : "dead"));
    return picture;
  }
}
