package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Site;

/**
 * How a pool ended, or what was in it.
 *
 * @param site the statement that ended it
 * @param cleared whether it was cleared rather than destroyed
 * @param name what was closed, if that is not the pool itself but one around it
 */
record Closing(Site site, boolean cleared, String name) {

  /** The same, seen from the call that led there. */
  Closing at(Site call) {
    return new Closing(call, cleared, name);
  }
}
