package dev.lifeguard.examples.ftpd.config.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The limits that hold in some place. A limit on a command counts before one on its group, that
 * before one on {@code ALL}; of the same, the one that stands nearest, and of those the first.
 *
 * @param nearestFirst the limits of the innermost section, then those around it
 */
public record Limits(List<Limit> nearestFirst) {

  private static final Set<String> READ = Set.of("RETR", "SIZE");
  private static final Set<String> WRITE =
      Set.of(
          "APPE",
          "DELE",
          "MFMT",
          "MKD",
          "RMD",
          "RNFR",
          "RNTO",
          "SITE_CHMOD",
          "STOR",
          "STOU",
          "XMKD",
          "XRMD");
  private static final Set<String> DIRS =
      Set.of(
          "CDUP", "CWD", "LIST", "MDTM", "MLSD", "MLST", "NLST", "PWD", "STAT", "XCUP", "XCWD",
          "XPWD");

  /** What stays possible where nothing is allowed: else nobody could say anything at all. */
  private static final Set<String> NOT_IN_ALL =
      Set.of("EPRT", "EPSV", "LOGIN", "OPTS", "PASV", "PORT", "PROT");

  /** Copies the list. */
  public Limits {
    nearestFirst = List.copyOf(nearestFirst);
  }

  /** These, and around them those. */
  public Limits inside(Limits outer) {
    return new Limits(Stream.concat(nearestFirst.stream(), outer.nearestFirst.stream()).toList());
  }

  /**
   * Whether a client may give a command.
   *
   * @param verb in capitals; {@code SITE_CHMOD} for one of SITE, {@code LOGIN} to log in
   */
  public boolean allow(String verb, Client client) {
    return names(verb)
        .flatMap(name -> nearestFirst.stream().filter(limit -> limit.names().contains(name)))
        .map(limit -> limit.verdict(client))
        .filter(verdict -> verdict != Limit.Verdict.SAYS_NOTHING)
        .findFirst()
        .map(verdict -> verdict == Limit.Verdict.MAY)
        .orElse(true);
  }

  /** What the command is called, from special to general. */
  private static Stream<String> names(String verb) {
    if (NOT_IN_ALL.contains(verb)) {
      return Stream.of(verb);
    }
    Stream<String> groups =
        READ.contains(verb)
            ? Stream.of("READ")
            : WRITE.contains(verb)
                ? Stream.of("WRITE")
                : DIRS.contains(verb) ? Stream.of("DIRS") : Stream.empty();
    return Stream.concat(Stream.concat(Stream.of(verb), groups), Stream.of("ALL"));
  }
}
