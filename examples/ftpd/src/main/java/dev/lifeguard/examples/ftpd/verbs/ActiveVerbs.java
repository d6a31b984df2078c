package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PORT and EPRT: say where the client listens for the next data connection. Only the client's own
 * address will do, and no port that a service of its may have: the server calls nobody else on its
 * behalf.
 */
final class ActiveVerbs {

  private static final Pattern PORT =
      Pattern.compile("(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),(\\d{1,3})");

  /** {@code |1|127.0.0.1|2000|}, with any mark for the bars. */
  private static final Pattern EPRT =
      Pattern.compile("([!-~])(\\d{1,9})\\1([0-9A-Fa-f:.]{2,45})\\1(\\d{1,5})\\1");

  private static final int FIRST_FREE_PORT = 1024;

  private ActiveVerbs() {}

  static Reply port(Exchange exchange) throws Refusal, IOException {
    refuseAfterEpsvAll(exchange);
    Matcher matcher = PORT.matcher(exchange.required().strip());
    if (!matcher.matches()) {
      throw malformed();
    }
    int[] parts = new int[6];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Integer.parseInt(matcher.group(i + 1));
      if (parts[i] > 255) {
        throw malformed();
      }
    }
    String address = "%d.%d.%d.%d".formatted(parts[0], parts[1], parts[2], parts[3]);
    return listensAt(exchange, address, (parts[4] << 8) | parts[5]);
  }

  static Reply eprt(Exchange exchange) throws Refusal, IOException {
    refuseAfterEpsvAll(exchange);
    Matcher matcher = EPRT.matcher(exchange.required().strip());
    if (!matcher.matches()) {
      throw malformed();
    }
    String ours = exchange.dialogue().peer() instanceof Inet4Address ? "1" : "2";
    if (!matcher.group(2).equals(ours)) {
      throw new Refusal(522, "Network protocol not supported, use (%s)".formatted(ours));
    }
    int port = Integer.parseInt(matcher.group(4));
    if (port > 65_535) {
      throw malformed();
    }
    return listensAt(exchange, matcher.group(3), port);
  }

  private static void refuseAfterEpsvAll(Exchange exchange) throws Refusal {
    if (exchange.session().onlyExtended()) {
      throw new Refusal(PassiveVerbs.ONLY_EPSV);
    }
  }

  private static Reply listensAt(Exchange exchange, String address, int port)
      throws Refusal, IOException {
    InetAddress peer = exchange.dialogue().peer();
    if (!literal(address).equals(peer) || port < FIRST_FREE_PORT) {
      throw new Refusal(500, "Data goes to your own address only, and to no port below 1024");
    }
    exchange.session().data(null);
    exchange.session().target(new InetSocketAddress(peer, port));
    return new Reply(200, "Data will go there");
  }

  private static InetAddress literal(String address) throws Refusal {
    try {
      return InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static Refusal malformed() {
    return new Refusal(501, "That is no address with a port");
  }
}
