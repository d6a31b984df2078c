package dev.lifeguard.examples.ftpd.config;

import dev.lifeguard.examples.ftpd.config.directive.Directive;
import dev.lifeguard.examples.ftpd.config.directive.Directives;
import dev.lifeguard.examples.ftpd.config.directive.SectionArguments;
import dev.lifeguard.examples.ftpd.config.parse.ConfigSet;
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
        value(Directives.MAX_CLIENTS),
        maxInstances,
        value(Directives.TIMEOUT_IDLE),
        value(Directives.TIMEOUT_NO_TRANSFER),
        value(Directives.TIMEOUT_STALLED),
        set.last(Directives.PASSIVE_PORTS),
        welcome(set),
        new PlacesReader(set).places(),
        guests());
  }

  private <T> T value(Directive<T> directive) throws ConfigException {
    return value(set, directive);
  }

  /** What a directive says in {@code inner}, or else in the server, or else by itself. */
  private <T> T value(ConfigSet inner, Directive<T> directive) throws ConfigException {
    Optional<T> said = inner.last(directive);
    if (said.isEmpty()) {
      said = set.last(directive);
    }
    return said.or(directive::preset)
        .orElseThrow(() -> new IllegalStateException(directive.text() + " has no preset"));
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

  private Welcome welcome(ConfigSet from) throws ConfigException {
    return new Welcome(value(from, Directives.ACCESS_GRANT_MSG), display(from));
  }

  private Optional<Path> display(ConfigSet from) throws ConfigException {
    Optional<Path> said = from.last(Directives.DISPLAY_LOGIN);
    return said.isPresent() ? said : set.last(Directives.DISPLAY_LOGIN);
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
    return Optional.of(
        new Guests(
            SectionArguments.anonymous(ConfigSet.arguments(section)),
            value(inner, Directives.MAX_CLIENTS),
            welcome(inner),
            new PlacesReader(set).places(inner)));
  }
}
