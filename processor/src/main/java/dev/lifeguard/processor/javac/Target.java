package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.flow.ir.Block;
import org.jspecify.annotations.Nullable;

/** A place to jump to; there is a block only once something does. */
final class Target {

  private final int handler;
  private @Nullable Block block;

  Target(int handler) {
    this.handler = handler;
  }

  int handler() {
    return handler;
  }

  @Nullable Block block() {
    return block;
  }

  void block(Block made) {
    this.block = made;
  }
}
