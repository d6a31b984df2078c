package dev.lifeguard.runtime;

/** What a pool holds that can be counted and limited. */
enum Measure {
  BYTES("bytes", "limit") {
    @Override
    long heldBy(ResourcePool<?> pool) {
      return Memory.bytes(pool);
    }
  },

  /** The direct ones. */
  SUB_POOLS("sub-pools", "limitSubPools") {
    @Override
    long heldBy(ResourcePool<?> pool) {
      return pool.countChildren();
    }
  },

  /** Owned resources are among them. */
  CLEANUPS("clean-ups", "limitCleanups") {
    @Override
    long heldBy(ResourcePool<?> pool) {
      return pool.waitingCleanups();
    }
  };

  private final String unit;
  private final String setter;

  Measure(String unit, String setter) {
    this.unit = unit;
    this.setter = setter;
  }

  /** How much a pool holds itself, without its sub-pools; any thread may ask. */
  abstract long heldBy(ResourcePool<?> pool);

  /** As messages write it: {@code 8192 bytes}. */
  String text(long amount) {
    return amount + " " + (amount == 1 ? unit.substring(0, unit.length() - 1) : unit);
  }

  /** The method that sets the limit. */
  String setter() {
    return setter;
  }
}
