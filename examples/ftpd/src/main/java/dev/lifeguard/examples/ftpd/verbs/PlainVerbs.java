package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.protocol.Ascii;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.examples.ftpd.protocol.Representation;

/** What takes no files and no connections: NOOP, SYST, FEAT, TYPE, MODE, STRU. */
final class PlainVerbs {

  private PlainVerbs() {}

  static Reply noop(Exchange exchange) {
    return new Reply(200, "Still here");
  }

  static Reply syst(Exchange exchange) {
    return new Reply(215, "UNIX Type: L8");
  }

  static Reply feat(Exchange exchange) {
    return new Reply(211, "Beyond RFC 959:", "EPSV", "UTF8", "End");
  }

  static Reply type(Exchange exchange) throws Refusal {
    Representation representation = Representation.parse(exchange.argument());
    exchange.session().representation(representation);
    return new Reply(200, "TYPE " + exchange.argument());
  }

  static Reply mode(Exchange exchange) throws Refusal {
    return only("S", "MODE", exchange);
  }

  static Reply stru(Exchange exchange) throws Refusal {
    return only("F", "STRU", exchange);
  }

  private static Reply only(String letter, String verb, Exchange exchange) throws Refusal {
    if (!Ascii.upper(exchange.required()).equals(letter)) {
      throw new Refusal(504, "Only %s %s is served here".formatted(verb, letter));
    }
    return new Reply(200, verb + " " + letter);
  }
}
