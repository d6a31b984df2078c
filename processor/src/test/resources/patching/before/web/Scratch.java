package web;

import dev.lifeguard.runtime.ResourcePool;

/** Works in pools of its own. */
final class Scratch {

  private Scratch() {}

  static long once(Server server) {
    ResourcePool<?> scratch = server.pool().subPool();
    // Eight bytes will do.
    long size = scratch.allocate(8).byteSize();
    return size;
  }

  static long often(Server server, int times) {
    long size = 0;
    for (int i = 0; i < times; i++) {
      ResourcePool<?> scratch = server.pool().subPool();
      size += scratch.allocate(i).byteSize();
    }
    return size;
  }

  @SuppressWarnings("lifeguard:LG402")
  static int none() {
    return 0;
  }

  @SuppressWarnings({"unused", "lifeguard:LG203"})
  static int nothing() {
    return 0;
  }
}
