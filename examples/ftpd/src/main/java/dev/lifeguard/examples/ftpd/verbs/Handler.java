package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;

/** Does what a command says. */
@FunctionalInterface
interface Handler {

  /**
   * Does it.
   *
   * @return the last reply
   * @throws Refusal if it cannot be done
   * @throws IOException if a file or the control connection fails
   */
  Reply handle(Exchange exchange) throws Refusal, IOException;
}
