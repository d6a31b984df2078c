package net.httpd;

import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import java.util.function.Supplier;

public final class Texts {
  private Texts() {}

  public static MemorySegment text(ResourcePool<?> pool, String text) {
    return pool.allocateFrom(text);
  }

  public static Supplier<String> later(MemorySegment text) {
    return () -> text.getString(0);
  }

  public static void with(ResourcePool<Request> request, Consumer<MemorySegment> use) {
    try (ResourcePool<Scratch> scratch = request.subPool(Scratch.class)) {
      use.accept(text(scratch, "scratch"));
    }
  }
}
