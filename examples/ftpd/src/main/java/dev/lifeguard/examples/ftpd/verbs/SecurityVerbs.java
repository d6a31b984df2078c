package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.protocol.Ascii;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;

/**
 * AUTH, PBSZ, PROT and the rest of RFC 2228, as RFC 4217 has them answered by a server without TLS:
 * no mechanism is known, and without one nothing else comes in sequence.
 */
final class SecurityVerbs {

  private SecurityVerbs() {}

  static Reply auth(Exchange exchange) throws Refusal {
    String mechanism = Ascii.upper(exchange.required().strip());
    return new Reply(504, "This server does not know " + mechanism);
  }

  static Reply afterAuth(Exchange exchange) throws Refusal {
    exchange.required();
    return new Reply(503, "Say AUTH first; this server knows no mechanism for it");
  }

  static Reply ccc(Exchange exchange) {
    return new Reply(533, "This connection is not protected");
  }
}
