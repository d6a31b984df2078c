package dev.lifeguard.examples.ftpd.config.rules;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A set of addresses: those that begin with the same bits.
 *
 * @param network where they begin; empty for addresses of every kind
 * @param bits how many count; -1 matches none
 */
public record HostMatch(Optional<InetAddress> network, int bits) implements ClientMatch {

  /** Every address. */
  public static final HostMatch ALL = new HostMatch(Optional.empty(), 0);

  private static final HostMatch NONE = new HostMatch(Optional.empty(), -1);

  /** What can only be an address: the JDK also takes 10 for 0.0.0.10. */
  private static final Pattern ADDRESS = Pattern.compile("(?:\\d+\\.){3}\\d+|[^/]*:[^/]*");

  private static final Pattern PREFIX = Pattern.compile("(?:\\d{1,3}\\.){1,3}");

  /** All, none, an address, a network like {@code 10.0.0.0/8}, or one like {@code 10.1.}. */
  public static Optional<HostMatch> parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "all" -> Optional.of(ALL);
      case "none" -> Optional.of(NONE);
      default -> PREFIX.matcher(text).matches() ? prefix(text) : network(text);
    };
  }

  private static Optional<HostMatch> prefix(String text) {
    int given = (int) text.chars().filter(c -> c == '.').count();
    return literal(text + "0.".repeat(3 - given) + "0")
        .map(n -> new HostMatch(Optional.of(n), given * Byte.SIZE));
  }

  private static Optional<HostMatch> network(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return literal(text).map(n -> new HostMatch(Optional.of(n), width(n)));
    }
    String bits = text.substring(slash + 1);
    if (!bits.matches("\\d{1,3}")) {
      return Optional.empty();
    }
    int count = Integer.parseInt(bits);
    return literal(text.substring(0, slash))
        .filter(n -> count <= width(n))
        .map(n -> new HostMatch(Optional.of(n), count));
  }

  private static Optional<InetAddress> literal(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int width(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

  @Override
  public boolean matches(Client client) {
    return matches(client.address());
  }

  /** Whether the address is one of them. */
  public boolean matches(InetAddress address) {
    return network
        .map(mine -> width(mine) == width(address) && sameBits(mine, address))
        .orElse(bits == 0);
  }

  private boolean sameBits(InetAddress mine, InetAddress other) {
    byte[] ours = mine.getAddress();
    byte[] theirs = other.getAddress();
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
