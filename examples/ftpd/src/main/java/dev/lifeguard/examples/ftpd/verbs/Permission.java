package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.protocol.Refusal;
import java.nio.file.Path;

/** Asks the limits about commands that name no file: they are given where the session is. */
final class Permission {

  private Permission() {}

  /**
   * Asks about {@code verb}.
   *
   * @throws Refusal if the client may not give it here
   */
  static void ask(Verb verb, Exchange exchange) throws Refusal {
    int code = codeOf(verb);
    if (code != 0 && !exchange.files().permits(here(exchange))) {
      throw new Refusal(code, verb + ": Operation not permitted");
    }
  }

  /** What the refusal is called; 0 for commands that name a file, or have nothing to refuse. */
  private static int codeOf(Verb verb) {
    return switch (verb) {
      case PASV, EPSV, PORT, EPRT, HELP -> 501;
      case PWD, XPWD, NOOP, FEAT -> 550;
      default -> 0;
    };
  }

  /** The directory where the session is; what is served, if that has gone. */
  private static Path here(Exchange exchange) {
    try {
      return exchange.files().served().existing(exchange.here());
    } catch (Refusal gone) {
      return exchange.files().served().root();
    }
  }
}
