package dev.lifeguard.processor.flow.ir;

import dev.lifeguard.processor.diagnostic.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where in the source an operation stands. One expression is one site, however often it is lowered
 * (a {@code finally} block is lowered once for each way out).
 *
 * @param place where a finding about it is shown
 * @param line its line, for messages that point back at it
 * @param loop the innermost loop around it, or {@link #NO_LOOP}
 */
public record Site(Place place, int line, int loop) {

  /** Not in a loop. */
  public static final int NO_LOOP = -1;

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Site site
            && line == site.line
            && loop == site.loop
            && place.equals(site.place));
  }

  @Override
  public int hashCode() {
    return (place.hashCode() * 31 + line) * 31 + loop;
  }
}
