package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Position;
import dev.lifeguard.processor.diagnostic.Suppression;
import java.util.List;

/**
 * A place in the source of a class that was compiled earlier, where nothing can be shown.
 *
 * @param name tells it apart
 */
record Elsewhere(String name) implements Position {

  static final int LINE = -1;

  @Override
  public long line() {
    return LINE;
  }

  @Override
  public List<Suppression> suppressions() {
    return List.of();
  }
}
