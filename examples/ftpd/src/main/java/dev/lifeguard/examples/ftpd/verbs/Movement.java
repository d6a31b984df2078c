package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.pools.TransferRec;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;

/**
 * Moves something over a data connection. All that it needs is in the transfer's pool: however it
 * ends, nothing of it stays.
 */
@FunctionalInterface
interface Movement {

  /**
   * Moves it.
   *
   * @return the last reply
   * @throws Refusal if it cannot be done, or does not get to its end
   * @throws IOException if a file or the control connection fails
   */
  Reply move(Exchange exchange, Transfer transfer) throws Refusal, IOException;

  /** The handler that makes a transfer for the movement and closes it. */
  static Handler handler(Movement movement) {
    return exchange -> {
      Session session = exchange.session();
      try (TransferRec transfer = TransferRec.in(session.pool(), session)) {
        session.transfer(transfer);
        transfer.pool().onClose(() -> DataConnections.forget(session));
        Reply reply = movement.move(exchange, transfer);
        exchange.master().counters().completeTransfer();
        return reply;
      }
    };
  }
}
