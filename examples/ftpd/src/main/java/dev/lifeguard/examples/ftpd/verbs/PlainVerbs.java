package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.protocol.Ascii;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.examples.ftpd.protocol.Representation;
import java.util.regex.Pattern;

/**
 * What takes no files and no connections: NOOP, SYST, TYPE, MODE, STRU, REST, ALLO, ACCT and ABOR.
 */
final class PlainVerbs {

  private static final Pattern OFFSET = Pattern.compile("\\d{1,18}");
  private static final Pattern SIZES = Pattern.compile("\\d{1,18}( R \\d{1,18})?");

  private PlainVerbs() {}

  static Reply noop(Exchange exchange) {
    return new Reply(200, "Still here");
  }

  static Reply syst(Exchange exchange) {
    return new Reply(215, "UNIX Type: L8");
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

  static Reply rest(Exchange exchange) throws Refusal {
    String offset = exchange.required().strip();
    if (!OFFSET.matcher(offset).matches()) {
      throw new Refusal(501, "An offset is a number");
    }
    long restart = Long.parseLong(offset);
    if (restart > 0 && exchange.representation() == Representation.TEXT) {
      throw new Refusal(501, "Text is not sent in parts: say TYPE I");
    }
    exchange.session().restart(restart);
    return new Reply(350, "The next transfer begins at " + restart);
  }

  static Reply allo(Exchange exchange) throws Refusal {
    if (!SIZES.matcher(Ascii.upper(exchange.required().strip())).matches()) {
      throw new Refusal(501, "A size is a number");
    }
    return new Reply(202, "There is no need for that here");
  }

  static Reply acct(Exchange exchange) throws Refusal {
    exchange.required();
    return new Reply(202, "There is no need for an account here");
  }

  /** Where there is no transfer any more, or was none: what a transfer does is its own affair. */
  static Reply abor(Exchange exchange) {
    exchange.session().data(null);
    exchange.session().target(null);
    return new Reply(226, "Nothing is under way");
  }

  private static Reply only(String letter, String verb, Exchange exchange) throws Refusal {
    if (!Ascii.upper(exchange.required()).equals(letter)) {
      throw new Refusal(504, "Only %s %s is served here".formatted(verb, letter));
    }
    return new Reply(200, verb + " " + letter);
  }
}
