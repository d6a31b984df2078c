package web;

import dev.lifeguard.runtime.Ref;

/** The last one, for a look at it in a debugger. */
final class Last {
  static Ref<Connection> lastSeen;

  private Last() {}
}
