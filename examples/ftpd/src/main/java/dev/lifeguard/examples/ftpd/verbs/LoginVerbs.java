package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.config.Settings;
import dev.lifeguard.examples.ftpd.pools.Login;
import dev.lifeguard.examples.ftpd.pools.LoginRec;
import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.examples.ftpd.protocol.Ascii;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;

/** USER, PASS, REIN and QUIT: coming and going. */
final class LoginVerbs {

  private static final int MOST_FAILURES = 3;

  private LoginVerbs() {}

  static Reply user(Exchange exchange) throws Refusal {
    String user = exchange.required();
    Session session = exchange.session();
    session.login(LoginRec.in(session.pool(), user));
    return new Reply(331, "And the password?");
  }

  static Reply pass(Exchange exchange) throws Refusal, IOException {
    Session session = exchange.session();
    Login login = session.login();
    if (login == null || login.proven()) {
      throw new Refusal(503, "Say USER first");
    }
    Settings settings = exchange.settings();
    boolean known = settings.users().know(login.user(), exchange.argument());
    var limits = settings.places().all().limits();
    if (!known || !limits.allow("LOGIN", exchange.dialogue().peer())) {
      return refuse(session);
    }
    login.proven(true);
    session.pool().named(Ascii.printable(login.user()) + "@" + peer(exchange));
    return new Reply(230, settings.welcome().lines(login.user()));
  }

  /** Says the same whether there is such a user or not. */
  private static Reply refuse(Session session) {
    session.login(null);
    session.failedLogins(session.failedLogins() + 1);
    if (session.failedLogins() < MOST_FAILURES) {
      return new Reply(530, "Wrong user or password");
    }
    session.leaving(true);
    return new Reply(421, "Wrong user or password, too often: goodbye");
  }

  private static String peer(Exchange exchange) throws IOException {
    return exchange.dialogue().peer().getHostAddress();
  }

  /** Begins again as after the greeting; wrong passwords are not forgotten. */
  static Reply rein(Exchange exchange) throws IOException {
    Session session = exchange.session();
    session.login(null);
    session.directory(null);
    session.representation(null);
    session.facts(null);
    session.data(null);
    session.target(null);
    session.onlyExtended(false);
    session.pool().named(peer(exchange));
    return new Reply(220, "Ready for a new user");
  }

  static Reply quit(Exchange exchange) {
    exchange.session().leaving(true);
    return new Reply(221, "Goodbye");
  }
}
