package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.pools.Session;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is remembered from one command to the next. RNTO comes right after RNFR, and RETR or STOR
 * after REST: any other command makes the server forget.
 */
final class Sequence {

  private static final Set<Verb> KEEP_RENAMING =
      Collections.unmodifiableSet(EnumSet.of(Verb.RNTO, Verb.NOOP, Verb.STAT, Verb.HELP));

  /** Some clients ask for the data connection only after REST. */
  private static final Set<Verb> KEEP_RESTART =
      Collections.unmodifiableSet(
          EnumSet.of(
              Verb.RETR, Verb.STOR, Verb.PASV, Verb.EPSV, Verb.PORT, Verb.EPRT, Verb.NOOP,
              Verb.STAT, Verb.HELP));

  private Sequence() {}

  /** Forgets what does not last until {@code next}. */
  static void follow(Session session, Verb next) {
    if (!KEEP_RENAMING.contains(next)) {
      session.transfer(null);
    }
    if (!KEEP_RESTART.contains(next)) {
      session.restart(0);
    }
  }
}
