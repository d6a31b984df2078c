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
  REIN(Access.ANYBODY, LoginVerbs::rein),
  QUIT(Access.ANYBODY, LoginVerbs::quit),
  NOOP(Access.ANYBODY, PlainVerbs::noop),
  SYST(Access.ANYBODY, PlainVerbs::syst),
  FEAT(Access.ANYBODY, FeatureVerbs::feat),
  OPTS(Access.ANYBODY, FeatureVerbs::opts),
  HELP(Access.ANYBODY, new HelpVerb()),
  ACCT(Access.USERS, PlainVerbs::acct),

  AUTH(Access.ANYBODY, SecurityVerbs::auth),
  ADAT(Access.ANYBODY, SecurityVerbs::afterAuth),
  PBSZ(Access.ANYBODY, SecurityVerbs::afterAuth),
  PROT(Access.ANYBODY, SecurityVerbs::afterAuth),
  MIC(Access.ANYBODY, SecurityVerbs::afterAuth),
  CONF(Access.ANYBODY, SecurityVerbs::afterAuth),
  ENC(Access.ANYBODY, SecurityVerbs::afterAuth),
  CCC(Access.ANYBODY, SecurityVerbs::ccc),

  TYPE(Access.USERS, PlainVerbs::type),
  MODE(Access.USERS, PlainVerbs::mode),
  STRU(Access.USERS, PlainVerbs::stru),
  REST(Access.USERS, PlainVerbs::rest),
  ALLO(Access.USERS, PlainVerbs::allo),
  ABOR(Access.USERS, PlainVerbs::abor),
  STAT(Access.USERS, StatusVerb::status),
  PASV(Access.USERS, PassiveVerbs::pasv),
  EPSV(Access.USERS, PassiveVerbs::epsv),
  PORT(Access.USERS, ActiveVerbs::port),
  EPRT(Access.USERS, ActiveVerbs::eprt),

  PWD(Access.USERS, DirectoryVerbs::pwd),
  XPWD(Access.USERS, DirectoryVerbs::pwd),
  CWD(Access.USERS, DirectoryVerbs::cwd),
  XCWD(Access.USERS, DirectoryVerbs::cwd),
  CDUP(Access.USERS, DirectoryVerbs::cdup),
  XCUP(Access.USERS, DirectoryVerbs::cdup),
  MKD(Access.USERS, FileVerbs::mkd),
  XMKD(Access.USERS, FileVerbs::mkd),
  RMD(Access.USERS, FileVerbs::rmd),
  XRMD(Access.USERS, FileVerbs::rmd),
  DELE(Access.USERS, FileVerbs::dele),
  RNFR(Access.USERS, FileVerbs::rnfr),
  RNTO(Access.USERS, FileVerbs::rnto),
  SIZE(Access.USERS, FileVerbs::size),
  MDTM(Access.USERS, FileVerbs::mdtm),
  MFMT(Access.USERS, FileVerbs::mfmt),
  MLST(Access.USERS, MachineVerbs::mlst),
  MLSD(Access.USERS, Movement.handler(MachineVerbs::mlsd)),
  LIST(Access.USERS, Movement.handler(new ListVerb(LineFormat.LONG))),
  NLST(Access.USERS, Movement.handler(new ListVerb(LineFormat.PATH))),
  RETR(Access.USERS, Movement.handler(RetrieveVerb::retr)),
  STOR(Access.USERS, Movement.handler(StoreVerb.NAMED)),
  STOU(Access.USERS, Movement.handler(StoreVerb.UNIQUE)),
  APPE(Access.USERS, Movement.handler(StoreVerb.APPEND)),
  SITE(Access.USERS, new SiteVerb()),

  SMNT;

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

  /** Whether this server does what it says. */
  boolean isServed() {
    return this != SMNT;
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
    if (exchange.loggedIn()) {
      Permission.ask(this, exchange);
    }
    return handler.handle(exchange);
  }
}
