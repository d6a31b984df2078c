package dev.lifeguard.examples.ftpd.config;

import dev.lifeguard.examples.ftpd.config.directive.Directives;
import dev.lifeguard.examples.ftpd.config.directive.SectionArguments;
import dev.lifeguard.examples.ftpd.config.parse.ConfigSet;
import dev.lifeguard.examples.ftpd.config.rules.HostMatch;
import dev.lifeguard.examples.ftpd.config.rules.Limit;
import dev.lifeguard.examples.ftpd.config.rules.Limits;
import dev.lifeguard.examples.ftpd.config.rules.Order;
import dev.lifeguard.examples.ftpd.config.rules.Place;
import dev.lifeguard.examples.ftpd.config.rules.Places;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.pools.Config;
import java.util.ArrayList;
import java.util.List;

/** Makes {@link Places} of the sections of a server. */
record PlacesReader(ConfigSet server) {

  private static final List<HostMatch> EVERYBODY = List.of(HostMatch.ALL);

  /** What holds for who has logged in. */
  Places places() throws ConfigException {
    return new Places(place(server), directories(server));
  }

  /** What holds for guests: what their section says, and what the server says where it does not. */
  Places places(ConfigSet guests) throws ConfigException {
    List<Places.Directory> directories = new ArrayList<>(directories(guests));
    directories.addAll(directories(server));
    return new Places(place(guests).inside(place(server)), directories);
  }

  private static List<Places.Directory> directories(ConfigSet set) throws ConfigException {
    List<Places.Directory> directories = new ArrayList<>();
    for (Config section : set.configs("<Directory>")) {
      var paths = SectionArguments.directory(ConfigSet.arguments(section));
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
        set.last(Directives.ALLOW_ALL).isPresent() ? EVERYBODY : flat(set.all(Directives.ALLOW)),
        set.last(Directives.DENY_ALL).isPresent() ? EVERYBODY : flat(set.all(Directives.DENY)));
  }

  private static List<HostMatch> flat(List<List<HostMatch>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }
}
