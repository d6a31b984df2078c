package dev.lifeguard.examples.ftpd.files;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which facts a client wants to hear.
 *
 * @param chosen in the order in which they are said
 */
public record Facts(List<Fact> chosen) {

  /** Everything that there is to say. */
  public static final Facts ALL = new Facts(List.of(Fact.values()));

  /** Copies the facts. */
  public Facts {
    chosen = List.copyOf(chosen);
  }

  /** Those that {@code list} names, {@code type;size;}; what is no fact here is left out. */
  public static Facts parse(String list) {
    Set<Fact> wanted = EnumSet.noneOf(Fact.class);
    for (String name : list.split(";", -1)) {
      Fact.named(name.strip()).ifPresent(wanted::add);
    }
    return new Facts(List.copyOf(wanted));
  }

  /** What FEAT says: every fact, with a star behind the chosen ones. */
  public String offered() {
    return Stream.of(Fact.values())
        .map(fact -> fact.text() + (chosen.contains(fact) ? "*;" : ";"))
        .collect(Collectors.joining());
  }

  /**
   * What is said of {@code entry}: {@code type=file;size=3; name}.
   *
   * @param perm what commands it takes, if that is wanted
   */
  public String line(Entry entry, String shownName, Supplier<String> perm) {
    return chosen.stream()
        .map(fact -> fact.of(entry, perm).map(value -> fact.text() + "=" + value + ";"))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("", "", " " + shownName));
  }

  /** The chosen ones as OPTS MLST has them. */
  @Override
  public String toString() {
    return chosen.stream().map(fact -> fact.text() + ";").collect(Collectors.joining());
  }
}
