package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.config.rules.PortRange;
import dev.lifeguard.examples.ftpd.net.Connections;
import dev.lifeguard.examples.ftpd.net.Listener;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.examples.ftpd.protocol.Ascii;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** PASV and EPSV: open a socket for the next data connection; one opened before is closed. */
final class PassiveVerbs {

  private static final System.Logger LOG = System.getLogger(PassiveVerbs.class.getName());

  /** What PASV, PORT and EPRT are told after EPSV ALL. */
  static final Reply ONLY_EPSV = new Reply(500, "You said EPSV ALL");

  private PassiveVerbs() {}

  static Reply pasv(Exchange exchange) throws Refusal, IOException {
    if (exchange.session().onlyExtended()) {
      throw new Refusal(ONLY_EPSV);
    }
    if (!(exchange.dialogue().local() instanceof Inet4Address address)) {
      throw new Refusal(425, "PASV knows no IPv6: use EPSV");
    }
    int port = listen(exchange);
    byte[] parts = address.getAddress();
    return new Reply(
        227,
        "Entering Passive Mode (%d,%d,%d,%d,%d,%d)"
            .formatted(
                parts[0] & 255,
                parts[1] & 255,
                parts[2] & 255,
                parts[3] & 255,
                port >> 8,
                port & 255));
  }

  static Reply epsv(Exchange exchange) throws Refusal, IOException {
    InetAddress local = exchange.dialogue().local();
    String ours = local instanceof Inet4Address ? "1" : "2";
    switch (Ascii.upper(exchange.argument().strip())) {
      case "ALL" -> {
        exchange.session().onlyExtended(true);
        return new Reply(200, "Only EPSV from now on");
      }
      case "" -> {}
      case String family when family.equals(ours) -> {}
      case String other when !other.chars().allMatch(Character::isDigit) ->
          throw new Refusal(501, "A network protocol is a number");
      default -> throw new Refusal(522, "Network protocol not supported, use (%s)".formatted(ours));
    }
    return new Reply(229, "Entering Extended Passive Mode (|||%d|)".formatted(listen(exchange)));
  }

  private static int listen(Exchange exchange) throws Refusal, IOException {
    Session session = exchange.session();
    session.target(null);
    session.data(null);
    Connection connection = socket(exchange);
    session.data(connection);
    return ((Listener) connection.endpoint()).address().getPort();
  }

  /**
   * A socket on one of the ports that may be had. When all are taken ProFTPD logs it and takes any
   * other; but who names ports has opened those and no others to the world, and the client would
   * wait for a connection that cannot come.
   */
  private static Connection socket(Exchange exchange) throws Refusal {
    ResourcePool<Session> pool = exchange.session().pool();
    InetAddress local = exchange.dialogue().local();
    PortRange ports = exchange.settings().passivePorts().orElse(PortRange.DYNAMIC);
    IOException last = new IOException("there are no ports");
    for (var port = ports.shuffled().iterator(); port.hasNext(); ) {
      try {
        return Connections.listenForData(pool, new InetSocketAddress(local, port.nextInt()));
      } catch (IOException taken) {
        last = taken;
      }
    }
    LOG.log(Level.WARNING, "no port from {0} to {1} is free", ports.first(), ports.last());
    throw new Refusal(new Reply(425, "No port to listen on is free"), last);
  }
}
