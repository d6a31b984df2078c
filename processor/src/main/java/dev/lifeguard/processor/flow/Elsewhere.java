package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Position;
import dev.lifeguard.processor.diagnostic.Suppression;
import java.util.List;

/**
 * A place in the source of a class that was compiled earlier, where nothing can be shown.
 *
 * @param number tells it apart
 */
record Elsewhere(String number) implements Position {

  static final long LINE = -1;

  @Override
  public long line() {
    return LINE;
  }

  @Override
  public List<Suppression> suppressions() {
    return List.of();
  }
}
