package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.net.Arrival;
import dev.lifeguard.examples.ftpd.net.Connections;
import dev.lifeguard.examples.ftpd.net.Listener;
import dev.lifeguard.examples.ftpd.net.Stream;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.pools.TransferRec;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** Begins transfers, and opens data connections for them. */
final class DataConnections {

  private DataConnections() {}

  /**
   * Begins a transfer. Whatever becomes of it, the data connection or the socket that waits for it
   * is closed at its end.
   *
   * @throws Refusal (425) unless PASV or EPSV came first
   */
  static TransferRec begin(Exchange exchange) throws Refusal {
    Session session = exchange.session();
    if (session.data() == null) {
      throw new Refusal(425, "Say PASV or EPSV first");
    }
    TransferRec transfer = TransferRec.in(session.pool(), session);
    session.transfer(transfer);
    transfer.pool().onClose(() -> session.data(null));
    return transfer;
  }

  /**
   * Tells the client that the transfer begins, and waits for its data connection.
   *
   * @throws Refusal (425) if none comes
   */
  static Stream open(Exchange exchange, Transfer transfer, String what)
      throws Refusal, IOException {
    Session session = transfer.session();
    Connection waiting = session.data();
    if (waiting == null || !(waiting.endpoint() instanceof Listener listener)) {
      throw new IllegalStateException("the transfer has not begun");
    }
    exchange.preliminary(150, "Opening the data connection for " + what);
    Connection connection = accept(exchange, listener);
    session.data(connection);
    return (Stream) connection.endpoint();
  }

  private static Connection accept(Exchange exchange, Listener listener)
      throws Refusal, IOException {
    var settings = exchange.settings();
    var arrival =
        new Arrival(exchange.dialogue().peer(), settings.dataConnect(), settings.stalled());
    try {
      return Connections.acceptData(exchange.session().pool(), listener, arrival);
    } catch (SocketTimeoutException e) {
      throw new Refusal(new Reply(425, "No data connection came"), e);
    } catch (IOException e) {
      throw new Refusal(new Reply(425, "The data connection cannot be opened"), e);
    }
  }
}
