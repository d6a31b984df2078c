package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.config.Guests;
import dev.lifeguard.examples.ftpd.config.Settings;
import dev.lifeguard.examples.ftpd.config.Welcome;
import dev.lifeguard.examples.ftpd.config.rules.MaxClients;
import dev.lifeguard.examples.ftpd.pools.Login;
import dev.lifeguard.examples.ftpd.pools.LoginRec;
import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.examples.ftpd.protocol.Ascii;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.runtime.Cleanup;

/** USER, PASS, REIN and QUIT: coming and going. */
final class LoginVerbs {

  private static final int MOST_FAILURES = 3;

  private LoginVerbs() {}

  static Reply user(Exchange exchange) throws Refusal {
    String said = exchange.required();
    Session session = exchange.session();
    giveBackSeat(session);
    Settings settings = exchange.settings();
    String name = settings.called(said);
    for (Guests guests : settings.anonymous().stream().toList()) {
      if (guests.are(said) || guests.are(name)) {
        session.login(LoginRec.in(session.pool(), guests.user(), true));
        return new Reply(331, "Guests are welcome: send your e-mail address as the password");
      }
    }
    session.login(LoginRec.in(session.pool(), name, false));
    return new Reply(331, "And the password?");
  }

  static Reply pass(Exchange exchange) throws Refusal {
    Session session = exchange.session();
    Login login = session.login();
    if (login == null || login.proven()) {
      throw new Refusal(503, "Say USER first");
    }
    Settings settings = exchange.settings();
    boolean known = login.guest() || settings.users().know(login.user(), exchange.argument());
    if (!known || !exchange.places().all().limits().allow("LOGIN", exchange.client())) {
      return refuse(session);
    }
    for (Guests guests : exchange.guest().stream().toList()) {
      takeSeat(exchange, guests.maxClients());
    }
    login.proven(true);
    session.directory(null); // who comes next begins at the top, which may be another one
    session.pool().named(Ascii.printable(login.user()) + "@" + peer(exchange));
    Welcome welcome = exchange.guest().map(Guests::welcome).orElseGet(settings::welcome);
    return new Reply(230, welcome.lines(login.user()));
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

  private static void takeSeat(Exchange exchange, MaxClients maxClients) throws Refusal {
    Session session = exchange.session();
    Cleanup seat =
        exchange
            .master()
            .scoreboard()
            .admitGuest(session.pool(), exchange.dialogue().called(), maxClients.most());
    if (seat == null) {
      session.login(null);
      throw new Refusal(530, maxClients.refusal());
    }
    session.seat(seat);
  }

  private static void giveBackSeat(Session session) {
    Cleanup seat = session.seat();
    if (seat != null) {
      seat.runNow();
      session.seat(null);
    }
  }

  private static String peer(Exchange exchange) {
    return exchange.dialogue().peer().getHostAddress();
  }

  /** Begins again as after the greeting; wrong passwords are not forgotten. */
  static Reply rein(Exchange exchange) {
    Session session = exchange.session();
    giveBackSeat(session);
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
