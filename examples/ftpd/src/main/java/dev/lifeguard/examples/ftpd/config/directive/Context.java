package dev.lifeguard.examples.ftpd.config.directive;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a directive can stand. */
public enum Context {
  MAIN(""),
  VIRTUAL_HOST("VirtualHost"),
  GLOBAL("Global"),
  ANONYMOUS("Anonymous"),
  DIRECTORY("Directory"),
  LIMIT("Limit");

  private final String tag;

  Context(String tag) {
    this.tag = tag;
  }

  /** What the section is called, without brackets; empty outside of all sections. */
  public String tag() {
    return tag;
  }

  /** The section of that name, in any case of letters. */
  public static Optional<Context> named(String tag) {
    return Stream.of(values())
        .filter(context -> context != MAIN && context.tag.equalsIgnoreCase(tag))
        .findAny();
  }

  /** The sections that this one may stand in. */
  public Set<Context> parents() {
    return switch (this) {
      case MAIN -> EnumSet.noneOf(Context.class);
      case VIRTUAL_HOST -> EnumSet.of(MAIN);
      case GLOBAL -> EnumSet.of(MAIN, VIRTUAL_HOST);
      case ANONYMOUS -> EnumSet.of(MAIN, VIRTUAL_HOST, GLOBAL);
      case DIRECTORY -> EnumSet.of(MAIN, VIRTUAL_HOST, GLOBAL, ANONYMOUS);
      case LIMIT -> EnumSet.of(MAIN, VIRTUAL_HOST, GLOBAL, ANONYMOUS, DIRECTORY);
    };
  }

  /** As messages name it. */
  public String shown() {
    return this == MAIN ? "the main server" : "<" + tag + ">";
  }
}
