package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.files.Facts;
import dev.lifeguard.examples.ftpd.protocol.Ascii;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.util.List;

/** FEAT and OPTS: what there is beyond RFC 959, and how the client wants it. */
final class FeatureVerbs {

  private FeatureVerbs() {}

  static Reply feat(Exchange exchange) {
    return new Reply(
        211,
        "Beyond RFC 959:",
        "EPRT",
        "EPSV",
        "MDTM",
        "MFMT",
        "MLST " + exchange.facts().offered(),
        "REST STREAM",
        "SIZE",
        "TVFS",
        "UTF8",
        "End");
  }

  static Reply opts(Exchange exchange) throws Refusal {
    List<String> words = List.of(exchange.required().strip().split(" +", 2));
    String value = words.size() == 1 ? "" : words.get(1);
    return switch (Ascii.upper(words.getFirst())) {
      case "UTF8" -> utf8(Ascii.upper(value));
      case "MLST" -> mlst(exchange, value);
      default -> throw new Refusal(501, "There are options for MLST and UTF8 only");
    };
  }

  private static Reply utf8(String value) throws Refusal {
    return switch (value) {
      case "", "ON" -> new Reply(200, "Names are in UTF-8");
      case "OFF" -> throw new Refusal(451, "Names are in UTF-8 always");
      default -> throw new Refusal(501, "Say OPTS UTF8 ON");
    };
  }

  private static Reply mlst(Exchange exchange, String list) {
    Facts facts = Facts.parse(list);
    exchange.session().facts(facts);
    return new Reply(200, ("MLST OPTS " + facts).strip());
  }
}
