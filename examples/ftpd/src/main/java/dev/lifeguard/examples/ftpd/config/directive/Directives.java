package dev.lifeguard.examples.ftpd.config.directive;

import static dev.lifeguard.examples.ftpd.config.directive.Context.ANONYMOUS;
import static dev.lifeguard.examples.ftpd.config.directive.Context.DIRECTORY;
import static dev.lifeguard.examples.ftpd.config.directive.Context.GLOBAL;
import static dev.lifeguard.examples.ftpd.config.directive.Context.LIMIT;
import static dev.lifeguard.examples.ftpd.config.directive.Context.MAIN;
import static dev.lifeguard.examples.ftpd.config.directive.Context.VIRTUAL_HOST;

import dev.lifeguard.examples.ftpd.config.rules.Alias;
import dev.lifeguard.examples.ftpd.config.rules.HostMatch;
import dev.lifeguard.examples.ftpd.config.rules.ListOptions;
import dev.lifeguard.examples.ftpd.config.rules.MaxClients;
import dev.lifeguard.examples.ftpd.config.rules.Order;
import dev.lifeguard.examples.ftpd.config.rules.PortRange;
import dev.lifeguard.examples.ftpd.config.rules.TransferRate;
import dev.lifeguard.examples.ftpd.config.rules.Umask;
import dev.lifeguard.examples.ftpd.config.rules.UserMatch;
import dev.lifeguard.examples.ftpd.config.users.Users;
import dev.lifeguard.examples.ftpd.files.ServedDirectory;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The directives that are served, named as in ProFTPD; {@code AuthUser} is ours. */
public final class Directives {

  private static final Set<Context> SERVERS = Set.of(MAIN, VIRTUAL_HOST);
  private static final Set<Context> GLOBALS = Set.of(MAIN, VIRTUAL_HOST, GLOBAL);
  private static final Set<Context> LOGINS = Set.of(MAIN, VIRTUAL_HOST, GLOBAL, ANONYMOUS);
  private static final Set<Context> PLACES =
      Set.of(MAIN, VIRTUAL_HOST, GLOBAL, ANONYMOUS, DIRECTORY);
  private static final Set<Context> LIMITS = Set.of(LIMIT);

  /** What the server calls itself. */
  public static final Directive<String> SERVER_NAME =
      Directive.one("ServerName", SERVERS, "Lifeguard example FTP server", Values.text());

  /** The port to listen on; 0 for any. */
  public static final Directive<Integer> PORT =
      Directive.one("Port", SERVERS, 2121, Values.number(0, 65_535));

  /** The address to listen on. */
  public static final Directive<InetAddress> DEFAULT_ADDRESS =
      Directive.one(
          "DefaultAddress", SERVERS, InetAddress.ofLiteral("127.0.0.1"), Values.address());

  /** The directory to serve. */
  public static final Directive<ServedDirectory> DEFAULT_ROOT =
      Directive.optional("DefaultRoot", GLOBALS, Values.servedDirectory());

  /** Who may log in: a file in the format of passwd. */
  public static final Directive<Users> AUTH_USER_FILE =
      Directive.optional("AuthUserFile", GLOBALS, Values.userFile());

  /** Who may log in besides: {@code name:password}. */
  public static final Directive<Users> AUTH_USER =
      Directive.many("AuthUser", GLOBALS, Values.user());

  /** Who guests are. Elsewhere ProFTPD runs as that user, and a JVM cannot. */
  public static final Directive<String> USER =
      Directive.optional("User", Set.of(ANONYMOUS), Values.text());

  /** Another name of a user. */
  public static final Directive<Alias> USER_ALIAS =
      Directive.many("UserAlias", LOGINS, Values.alias());

  /** How many sessions a server may have at a time. */
  public static final Directive<MaxClients> MAX_CLIENTS =
      Directive.one(
          "MaxClients", LOGINS, new MaxClients(500, MaxClients.MESSAGE), Values.maxClients());

  /** How many sessions all servers together may have. */
  public static final Directive<Integer> MAX_INSTANCES =
      Directive.one("MaxInstances", Set.of(MAIN), Integer.MAX_VALUE, Values.numberOrNone());

  /** How long a session may say nothing. */
  public static final Directive<Duration> TIMEOUT_IDLE =
      Directive.one("TimeoutIdle", GLOBALS, Duration.ofMinutes(5), Values.seconds());

  /** How long a session waits for a transfer to begin. */
  public static final Directive<Duration> TIMEOUT_NO_TRANSFER =
      Directive.one("TimeoutNoTransfer", LOGINS, Duration.ofMinutes(5), Values.seconds());

  /** How long a transfer may not move. */
  public static final Directive<Duration> TIMEOUT_STALLED =
      Directive.one("TimeoutStalled", LOGINS, Duration.ofMinutes(1), Values.seconds());

  /** Which permissions new files and directories do not get. */
  public static final Directive<Umask> UMASK = Directive.optional("Umask", PLACES, Values.umask());

  /** Whether an upload may replace a file. */
  public static final Directive<Boolean> ALLOW_OVERWRITE =
      Directive.optional("AllowOverwrite", PLACES, Values.onOff());

  /** What who has logged in is told; {@code %u} is the name. */
  public static final Directive<String> ACCESS_GRANT_MSG =
      Directive.one("AccessGrantMsg", LOGINS, "User %u logged in", Values.text());

  /** The file that who has logged in is shown. */
  public static final Directive<Path> DISPLAY_LOGIN =
      Directive.optional("DisplayLogin", LOGINS, Values.path());

  /** How fast a transfer may be. */
  public static final Directive<TransferRate> TRANSFER_RATE =
      Directive.many("TransferRate", PLACES, Values.transferRate());

  /** The ports of passive data connections. */
  public static final Directive<PortRange> PASSIVE_PORTS =
      Directive.optional("PassivePorts", GLOBALS, Values.portRange());

  /** What every listing is asked for, as {@code ls} would be. */
  public static final Directive<ListOptions> LIST_OPTIONS =
      Directive.optional("ListOptions", PLACES, new ListOptionsValue());

  /** Whom a limit does not concern. */
  public static final Directive<List<HostMatch>> ALLOW =
      Directive.many("Allow", LIMITS, LimitValues.hosts());

  /** Whom a limit concerns. */
  public static final Directive<List<HostMatch>> DENY =
      Directive.many("Deny", LIMITS, LimitValues.hosts());

  /** A limit that concerns nobody. */
  public static final Directive<Boolean> ALLOW_ALL =
      Directive.optional("AllowAll", LIMITS, LimitValues.present());

  /** A limit that concerns everybody. */
  public static final Directive<Boolean> DENY_ALL =
      Directive.optional("DenyAll", LIMITS, LimitValues.present());

  /** Which users a limit does not concern. */
  public static final Directive<UserMatch> ALLOW_USER =
      Directive.many("AllowUser", LIMITS, LimitValues.users());

  /** Which users a limit concerns. */
  public static final Directive<UserMatch> DENY_USER =
      Directive.many("DenyUser", LIMITS, LimitValues.users());

  /** Which of the two is asked first. */
  public static final Directive<Order> ORDER =
      Directive.optional("Order", LIMITS, LimitValues.order());

  private static final Map<String, Directive<?>> BY_NAME =
      Stream.<Directive<?>>of(
              SERVER_NAME,
              PORT,
              DEFAULT_ADDRESS,
              DEFAULT_ROOT,
              AUTH_USER_FILE,
              AUTH_USER,
              USER,
              USER_ALIAS,
              MAX_CLIENTS,
              MAX_INSTANCES,
              TIMEOUT_IDLE,
              TIMEOUT_NO_TRANSFER,
              TIMEOUT_STALLED,
              UMASK,
              ALLOW_OVERWRITE,
              ACCESS_GRANT_MSG,
              DISPLAY_LOGIN,
              TRANSFER_RATE,
              PASSIVE_PORTS,
              LIST_OPTIONS,
              ALLOW,
              DENY,
              ALLOW_ALL,
              DENY_ALL,
              ALLOW_USER,
              DENY_USER,
              ORDER)
          .collect(Collectors.toMap(d -> d.text().toLowerCase(Locale.ROOT), Function.identity()));

  private Directives() {}

  /** The directive of that name, in any case of letters. */
  public static Optional<Directive<?>> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }
}
