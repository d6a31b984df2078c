package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.config.rules.Place;
import dev.lifeguard.examples.ftpd.net.Attention;
import dev.lifeguard.examples.ftpd.net.Connections;
import dev.lifeguard.examples.ftpd.net.Dialogue;
import dev.lifeguard.examples.ftpd.net.Listener;
import dev.lifeguard.examples.ftpd.net.Stream;
import dev.lifeguard.examples.ftpd.pools.Connection;
import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedByInterruptException;

/** Opens data connections for transfers, and closes them. */
final class DataConnections {

  private static final Reply NONE_CAME = new Reply(425, "No data connection came");

  private DataConnections() {}

  /** Closes the data connection, or the socket that waits for it. */
  static void forget(Session session) {
    session.data(null);
    session.target(null);
    Connection control = session.control();
    if (control != null && control.endpoint() instanceof Dialogue dialogue) {
      dialogue.unwatched();
    }
  }

  /**
   * Tells the client that the transfer begins, and opens its data connection.
   *
   * @throws Refusal (425) if that cannot be done, or PASV, EPSV, PORT or EPRT did not come first
   */
  static Flow open(Exchange exchange, Transfer transfer, String what, Place place)
      throws Refusal, IOException {
    var preliminary = new Reply(150, "Opening the data connection for " + what);
    return open(exchange, transfer, preliminary, place);
  }

  /** The same with a reply of the caller's own. */
  static Flow open(Exchange exchange, Transfer transfer, Reply preliminary, Place place)
      throws Refusal, IOException {
    Session session = exchange.session();
    if (session.data() == null && session.target() == null) {
      throw new Refusal(425, "Say PASV, EPSV, PORT or EPRT first");
    }
    transfer.verb(exchange.verb());
    var attention = new Attention(transfer.pool());
    exchange.preliminary(preliminary);
    new SideTalk(exchange, attention).listen();
    Stream data = connect(exchange, attention);
    exchange.master().counters().beginTransfer();
    var pace = new Pace(place.rate(exchange.verb()), System.nanoTime());
    return new Flow(exchange, transfer, attention, data, pace);
  }

  private static Stream connect(Exchange exchange, Attention attention)
      throws Refusal, IOException {
    Session session = exchange.session();
    InetSocketAddress target = session.target();
    try {
      if (target != null) {
        return call(exchange, attention, target);
      }
      Connection waiting = session.data();
      if (waiting != null && waiting.endpoint() instanceof Listener listener) {
        return accept(exchange, attention, listener);
      }
    } catch (ClosedByInterruptException stopping) {
      throw stopping;
    } catch (IOException e) {
      throw new Refusal(new Reply(425, "The data connection cannot be opened"), e);
    }
    throw new IllegalStateException("the transfer has not begun");
  }

  private static Stream accept(Exchange exchange, Attention attention, Listener listener)
      throws Refusal, IOException {
    Session session = exchange.session();
    Dialogue dialogue = exchange.dialogue();
    var talk = new SideTalk(exchange, attention);
    long deadline = SideTalk.deadline(exchange.patience().connection());
    while (true) {
      talk.during(until -> listener.await(attention, dialogue, until), deadline, NONE_CAME);
      try {
        Connection connection = Connections.acceptData(session.pool(), listener, dialogue.peer());
        session.data(connection);
        return (Stream) connection.endpoint();
      } catch (Listener.NobodyCameException e) {
        // go on waiting
      }
    }
  }

  private static Stream call(Exchange exchange, Attention attention, InetSocketAddress target)
      throws Refusal, IOException {
    Session session = exchange.session();
    Dialogue dialogue = exchange.dialogue();
    Connection connection = Connections.callForData(session.pool(), dialogue.local(), target);
    session.data(connection);
    Stream stream = (Stream) connection.endpoint();
    var talk = new SideTalk(exchange, attention);
    long deadline = SideTalk.deadline(exchange.patience().connection());
    while (!stream.isOpened()) {
      talk.during(until -> stream.awaitOpening(attention, dialogue, until), deadline, NONE_CAME);
    }
    return stream;
  }
}
