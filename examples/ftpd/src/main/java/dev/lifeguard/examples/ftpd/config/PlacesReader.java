package dev.lifeguard.examples.ftpd.config;

import dev.lifeguard.examples.ftpd.config.directive.Directive;
import dev.lifeguard.examples.ftpd.config.directive.Directives;
import dev.lifeguard.examples.ftpd.config.directive.SectionArguments;
import dev.lifeguard.examples.ftpd.config.parse.ConfigSet;
import dev.lifeguard.examples.ftpd.config.rules.ClientMatch;
import dev.lifeguard.examples.ftpd.config.rules.HostMatch;
import dev.lifeguard.examples.ftpd.config.rules.Limit;
import dev.lifeguard.examples.ftpd.config.rules.Limits;
import dev.lifeguard.examples.ftpd.config.rules.Order;
import dev.lifeguard.examples.ftpd.config.rules.Place;
import dev.lifeguard.examples.ftpd.config.rules.Places;
import dev.lifeguard.examples.ftpd.config.rules.UserMatch;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.pools.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes {@link Places} of the sections of a server. */
record PlacesReader(ConfigSet server) {

  private static final Path NOWHERE = Path.of("");

  /** What holds for who has logged in. */
  Places places() throws ConfigException {
    return new Places(place(server), directories(server, NOWHERE));
  }

  /**
   * What holds for guests: what their section says, and what the server says where it does not.
   *
   * @param root what they are served
   */
  Places places(ConfigSet guests, Path root) throws ConfigException {
    List<Places.Directory> directories = new ArrayList<>(directories(guests, root));
    directories.addAll(directories(server, NOWHERE));
    return new Places(place(guests).inside(place(server)), directories);
  }

  private static List<Places.Directory> directories(ConfigSet set, Path around)
      throws ConfigException {
    List<Places.Directory> directories = new ArrayList<>();
    for (Config section : set.configs("<Directory>")) {
      var paths = SectionArguments.directory(ConfigSet.arguments(section), around);
      directories.add(new Places.Directory(paths, place(set.in(section))));
    }
    return directories;
  }

  private static Place place(ConfigSet set) throws ConfigException {
    return new Place(
        set.last(Directives.UMASK),
        set.last(Directives.ALLOW_OVERWRITE),
        set.last(Directives.LIST_OPTIONS),
        set.all(Directives.TRANSFER_RATE),
        limits(set));
  }

  private static Limits limits(ConfigSet set) throws ConfigException {
    List<Limit> limits = new ArrayList<>();
    for (Config section : set.configs("<Limit>")) {
      limits.add(limit(section, set.in(section)));
    }
    return new Limits(limits);
  }

  private static Limit limit(Config section, ConfigSet set) throws ConfigException {
    return new Limit(
        SectionArguments.limit(ConfigSet.arguments(section)),
        set.last(Directives.ORDER).orElse(Order.ALLOW_DENY),
        clients(set, Directives.ALLOW_ALL, Directives.ALLOW, Directives.ALLOW_USER),
        clients(set, Directives.DENY_ALL, Directives.DENY, Directives.DENY_USER));
  }

  private static List<ClientMatch> clients(
      ConfigSet set,
      Directive<Boolean> all,
      Directive<List<HostMatch>> hosts,
      Directive<UserMatch> users)
      throws ConfigException {
    List<ClientMatch> clients = new ArrayList<>();
    if (set.last(all).isPresent()) {
      clients.add(HostMatch.ALL);
    }
    set.all(hosts).forEach(clients::addAll);
    clients.addAll(set.all(users));
    return clients;
  }
}
