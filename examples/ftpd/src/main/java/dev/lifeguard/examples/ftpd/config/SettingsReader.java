package dev.lifeguard.examples.ftpd.config;

import dev.lifeguard.examples.ftpd.config.directive.Directive;
import dev.lifeguard.examples.ftpd.config.directive.Directives;
import dev.lifeguard.examples.ftpd.config.directive.SectionArguments;
import dev.lifeguard.examples.ftpd.config.parse.ConfigSet;
import dev.lifeguard.examples.ftpd.config.rules.Patience;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.users.Users;
import dev.lifeguard.examples.ftpd.files.ServedDirectory;
import dev.lifeguard.examples.ftpd.pools.Config;
import dev.lifeguard.examples.ftpd.pools.Server;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes {@link Settings} of a server's directives, and finds what is missing. */
record SettingsReader(ConfigSet set) {

  private static final String FOR_GUESTS = "Anonymous access granted, restrictions apply";

  /**
   * The settings of {@code server}.
   *
   * @param maxInstances what the main server says for all
   */
  static Settings read(Server server, int maxInstances) throws ConfigException {
    return new SettingsReader(new ConfigSet(server, null)).settings(maxInstances);
  }

  private Settings settings(int maxInstances) throws ConfigException {
    return new Settings(
        value(Directives.SERVER_NAME),
        new InetSocketAddress(value(Directives.DEFAULT_ADDRESS), value(Directives.PORT)),
        files(),
        users(),
        set.all(Directives.USER_ALIAS),
        value(Directives.MAX_CLIENTS),
        maxInstances,
        value(Directives.TIMEOUT_IDLE),
        patience(set),
        set.last(Directives.PASSIVE_PORTS),
        welcome(set, files(), value(Directives.ACCESS_GRANT_MSG)),
        new PlacesReader(set).places(),
        guests());
  }

  private <T> T value(Directive<T> directive) throws ConfigException {
    return value(set, directive);
  }

  /** What a directive says in {@code inner}, or else in the server, or else by itself. */
  private <T> T value(ConfigSet inner, Directive<T> directive) throws ConfigException {
    return said(inner, directive)
        .or(directive::preset)
        .orElseThrow(() -> new IllegalStateException(directive.text() + " has no preset"));
  }

  private <T> Optional<T> said(ConfigSet inner, Directive<T> directive) throws ConfigException {
    Optional<T> said = inner.last(directive);
    return said.isPresent() ? said : set.last(directive);
  }

  private Patience patience(ConfigSet inner) throws ConfigException {
    return new Patience(
        value(inner, Directives.TIMEOUT_NO_TRANSFER), value(inner, Directives.TIMEOUT_STALLED));
  }

  private ServedDirectory files() throws ConfigException {
    Optional<ServedDirectory> files = set.last(Directives.DEFAULT_ROOT);
    if (files.isEmpty()) {
      throw new ConfigException(
          set.server().at(), "DefaultRoot is missing: which directory is to be served?");
    }
    return files.get();
  }

  private Users users() throws ConfigException {
    Users users = set.last(Directives.AUTH_USER_FILE).orElse(Users.NOBODY);
    for (Users one : set.all(Directives.AUTH_USER)) {
      users = users.and(one);
    }
    return users;
  }

  /** A file to be shown is one in what is served, unless it is named from the root. */
  private Welcome welcome(ConfigSet from, ServedDirectory files, String message)
      throws ConfigException {
    Optional<Path> display = said(from, Directives.DISPLAY_LOGIN);
    return new Welcome(message, display.map(files.root()::resolve));
  }

  private Optional<Guests> guests() throws ConfigException {
    List<Config> sections = set.configs("<Anonymous>");
    if (sections.isEmpty()) {
      return Optional.empty();
    }
    if (sections.size() > 1) {
      throw new ConfigException(sections.get(1).at(), "there is an <Anonymous> already");
    }
    Config section = sections.getFirst();
    ConfigSet inner = set.in(section);
    ServedDirectory files = SectionArguments.anonymous(ConfigSet.arguments(section));
    String message = said(inner, Directives.ACCESS_GRANT_MSG).orElse(FOR_GUESTS);
    return Optional.of(
        new Guests(
            inner.last(Directives.USER).orElse("ftp"),
            inner.all(Directives.USER_ALIAS),
            files,
            value(inner, Directives.MAX_CLIENTS),
            patience(inner),
            welcome(inner, files, message),
            new PlacesReader(set).places(inner, files.root())));
  }
}
