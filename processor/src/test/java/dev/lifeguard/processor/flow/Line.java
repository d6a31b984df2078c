package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Position;
import dev.lifeguard.processor.diagnostic.Suppression;
import java.util.List;

/** A place of which only the line is known. */
record Line(long line) implements Position {

  @Override
  public List<Suppression> suppressions() {
    return List.of();
  }
}
