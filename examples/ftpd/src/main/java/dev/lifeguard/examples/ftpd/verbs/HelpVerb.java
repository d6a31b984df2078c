package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.protocol.Ascii;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** HELP: which commands there are; with one of them, how it is said. */
final class HelpVerb implements Handler {

  private static final int A_LINE = 8;

  @Override
  public Reply handle(Exchange exchange) throws Refusal {
    String name = Ascii.upper(exchange.argument().strip());
    if (name.isEmpty()) {
      return all();
    }
    Verb verb = Verb.named(name).orElseThrow(() -> new Refusal(502, "There is no such command"));
    return new Reply(214, "Syntax: " + syntax(verb).strip());
  }

  private static Reply all() {
    List<String> lines = new ArrayList<>();
    lines.add("The commands, with a star if they are not served:");
    List<String> names = Arrays.stream(Verb.values()).map(HelpVerb::shown).toList();
    for (int i = 0; i < names.size(); i += A_LINE) {
      lines.add(String.join(" ", names.subList(i, Math.min(i + A_LINE, names.size()))));
    }
    lines.add("End");
    return new Reply(214, lines);
  }

  private static String shown(Verb verb) {
    return verb.name() + (verb.isServed() ? "" : "*");
  }

  private static String syntax(Verb verb) {
    String argument =
        switch (verb) {
          case USER -> "name";
          case PASS -> "password";
          case TYPE -> "A or I";
          case MODE -> "S";
          case STRU -> "F";
          case REST -> "offset";
          case ALLO -> "size";
          case PORT -> "h1,h2,h3,h4,p1,p2";
          case EPRT -> "|protocol|address|port|";
          case EPSV -> "[1, 2 or ALL]";
          case OPTS -> "MLST facts, or UTF8 ON";
          case SITE -> "CHMOD, HELP or POOLS";
          case HELP -> "[command]";
          case AUTH -> "mechanism";
          case MFMT -> "YYYYMMDDhhmmss path";
          case LIST, NLST, MLST, MLSD, STAT -> "[path]";
          case CWD, XCWD, RETR, STOR, APPE, DELE, MKD, XMKD, RMD, XRMD, RNFR, RNTO, SIZE, MDTM ->
              "path";
          default -> "";
        };
    return verb.name() + " " + argument;
  }
}
