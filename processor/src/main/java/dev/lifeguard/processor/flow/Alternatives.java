package dev.lifeguard.processor.flow;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ways that a call may go, of which it is not known which: all start from the same state, and
 * what holds after any of them holds after the call.
 */
final class Alternatives {

  private final Frame frame;
  private final State before;
  private @Nullable State after;
  private Value result = Value.NOTHING;

  Alternatives(Frame frame) {
    this.frame = frame;
    this.before = frame.state();
  }

  /** Goes one way, which gives what {@code way} gives. */
  void go(Supplier<Value> way) {
    frame.state(before);
    result = result.union(way.get());
    after = after == null ? frame.state() : after.join(frame.state());
  }

  /** Goes on after all of them, with what any of them gave. */
  Value join() {
    frame.state(after == null ? before : after);
    return result;
  }
}
