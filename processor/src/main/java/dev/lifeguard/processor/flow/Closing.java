package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Site;

/**
 * How a pool ended, or what was in it.
 *
 * @param site the statement that ended it
 * @param cleared whether it was cleared rather than destroyed
 * @param name what was closed, if that is not the pool itself but one around it
 * @param earlier the loop that has gone on to another round since; otherwise {@link Site#NO_LOOP}
 */
record Closing(Site site, boolean cleared, String name, int earlier) {

  Closing(Site site, boolean cleared, String name) {
    this(site, cleared, name, Site.NO_LOOP);
  }

  /** The same, in an earlier round of that loop. */
  Closing inEarlierRound(int loop) {
    return earlier == loop ? this : new Closing(site, cleared, name, loop);
  }

  /** The same, seen from the call that led there. */
  Closing at(Site call) {
    return new Closing(call, cleared, name, earlier);
  }
}
