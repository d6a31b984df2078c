package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands, named as clients name them. */
public enum Verb {
  USER(Access.ANYBODY, LoginVerbs::user),
  PASS(Access.ANYBODY, LoginVerbs::pass),
  QUIT(Access.ANYBODY, LoginVerbs::quit),
  NOOP(Access.ANYBODY, PlainVerbs::noop),
  SYST(Access.ANYBODY, PlainVerbs::syst),
  FEAT(Access.ANYBODY, PlainVerbs::feat),
  TYPE(Access.USERS, PlainVerbs::type),
  MODE(Access.USERS, PlainVerbs::mode),
  STRU(Access.USERS, PlainVerbs::stru),
  PWD(Access.USERS, DirectoryVerbs::pwd),
  CWD(Access.USERS, DirectoryVerbs::cwd),
  CDUP(Access.USERS, DirectoryVerbs::cdup),
  PASV(Access.USERS, PassiveVerbs::pasv),
  EPSV(Access.USERS, PassiveVerbs::epsv),
  LIST(Access.USERS, new ListVerb(LineFormat.LONG)),
  NLST(Access.USERS, new ListVerb(LineFormat.NAME)),
  RETR(Access.USERS, new RetrieveVerb()),
  STOR(Access.USERS, new StoreVerb()),
  SITE(Access.USERS, new SiteVerb()),

  ABOR,
  ACCT,
  ALLO,
  APPE,
  DELE,
  EPRT,
  HELP,
  MDTM,
  MKD,
  OPTS,
  PORT,
  REIN,
  REST,
  RMD,
  RNFR,
  RNTO,
  SIZE,
  SMNT,
  STAT,
  STOU;

  private enum Access {
    ANYBODY,
    USERS
  }

  private static final Map<String, Verb> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(Verb::name, verb -> verb));

  private final Access access;

  @SuppressWarnings("ImmutableEnumChecker") // handlers keep nothing
  private final Handler handler;

  /** One that is known and not served. */
  Verb() {
    this(Access.ANYBODY, _ -> new Reply(502, "This server does not do that"));
  }

  Verb(Access access, Handler handler) {
    this.access = access;
    this.handler = handler;
  }

  /** The verb of that name, in capitals. */
  public static Optional<Verb> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * Does what the command says.
   *
   * @return the last reply
   * @throws Refusal if it cannot be done
   * @throws IOException if a file or the control connection fails
   */
  public Reply handle(Exchange exchange) throws Refusal, IOException {
    if (access == Access.USERS && !exchange.loggedIn()) {
      throw new Refusal(530, "Log in first, with USER and PASS");
    }
    return handler.handle(exchange);
  }
}
