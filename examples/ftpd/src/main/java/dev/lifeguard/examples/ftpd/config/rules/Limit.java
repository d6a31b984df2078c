package dev.lifeguard.examples.ftpd.config.rules;

import java.util.List;
import java.util.Set;

/**
 * A {@code <Limit>}: who may give some commands.
 *
 * @param names commands and groups of commands, in capitals
 * @param order which of the two lists is asked first
 * @param allow who may
 * @param deny who may not
 */
public record Limit(
    Set<String> names, Order order, List<ClientMatch> allow, List<ClientMatch> deny) {

  enum Verdict {
    MAY,
    MAY_NOT,
    SAYS_NOTHING
  }

  /** Copies the lists. */
  public Limit {
    names = Set.copyOf(names);
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
  }

  /** What it says about that client. */
  Verdict verdict(Client client) {
    boolean allowed = allow.stream().anyMatch(match -> match.matches(client));
    boolean denied = deny.stream().anyMatch(match -> match.matches(client));
    return switch (order) {
      case ALLOW_DENY -> allowed ? Verdict.MAY : denied ? Verdict.MAY_NOT : Verdict.SAYS_NOTHING;
      case DENY_ALLOW -> denied || !allowed ? Verdict.MAY_NOT : Verdict.MAY;
    };
  }
}
