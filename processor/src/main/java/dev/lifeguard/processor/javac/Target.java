package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.flow.ir.Block;
import org.jspecify.annotations.Nullable;

/** A place to jump to; there is a block only once something does. */
final class Target {

  private final int handler;
  private @Nullable Block block;
  private @Nullable Flags flags;

  Target(int handler) {
    this.handler = handler;
  }

  int handler() {
    return handler;
  }

  @Nullable Block block() {
    return block;
  }

  /** What is known on all ways here that were taken so far. */
  Flags flags() {
    return flags == null ? Flags.NONE : flags;
  }

  /** One more way here, on which that is known. */
  void meet(Flags known) {
    flags = flags == null ? known : flags.meet(known);
  }

  void block(Block made) {
    this.block = made;
  }
}
