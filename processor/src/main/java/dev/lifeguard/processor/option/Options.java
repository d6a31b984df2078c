package dev.lifeguard.processor.option;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Severity;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The settings of one compilation, read at once, so that what is wrong with them is known before
 * anything is checked. What is wrong counts as not given.
 *
 * <pre>{@code
 * -Alifeguard.LG402=off -Alifeguard.explain=LG203,LG204 -Alifeguard.check=on
 * }</pre>
 */
public final class Options {

  private final Map<Rule, String> severities = new EnumMap<>(Rule.class);
  private final Set<Rule> explained = new LinkedHashSet<>();
  private final boolean checked;
  private final List<String> problems;

  private final Map<String, String> given;

  private Options(Map<String, String> all) {
    this.given = all;
    var given = new Given(all, Given.RETIRED);
    for (Rule rule : Rule.values()) {
      given.value(Option.key(rule), Option.SEVERITIES).ifPresent(it -> severities.put(rule, it));
    }
    given.values(Option.EXPLAIN).map(Rule::valueOf).forEach(explained::add);
    this.checked = given.value(Option.CHECK).equals("on");
    this.problems = given.problems();
  }

  /** What nobody has set. */
  public static Options byDefault() {
    return of(Map.of());
  }

  /** Reads the options of a compilation; those of others are left alone. */
  public static Options of(Map<String, String> given) {
    return new Options(given);
  }

  /** Reads the arguments of a plug-in, each of the form {@code name=value}. */
  public static Options of(String... arguments) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      given.put(
          equals < 0 ? argument : argument.substring(0, equals),
          equals < 0 ? "" : argument.substring(equals + 1));
    }
    return of(given);
  }

  /** Every rule as bad as that. */
  public static Options all(Severity severity) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Rule rule : Rule.values()) {
      given.put(Option.key(rule), severity.name().toLowerCase(Locale.ROOT));
    }
    return of(given);
  }

  /** These, and of {@code others} what is not given here. */
  public Options or(Options others) {
    Map<String, String> both = new LinkedHashMap<>(others.given);
    both.putAll(given);
    return of(both);
  }

  /** The names of all options, and whatever else of ours is in {@code given}: we complain. */
  public static Set<String> names(Map<String, String> given) {
    Set<String> names = new LinkedHashSet<>(Option.names().toList());
    given.keySet().stream().filter(name -> name.startsWith(Option.PREFIX)).forEach(names::add);
    return names;
  }

  /** How bad the finding is here; empty if its rule is switched off. */
  public Optional<Severity> severity(Finding finding) {
    return switch (severities.get(finding.rule())) {
      case null -> Optional.of(finding.severity());
      case "error" -> Optional.of(Severity.ERROR);
      case "warning" -> Optional.of(Severity.WARNING);
      default -> Optional.empty();
    };
  }

  /** Whether findings of {@code rule} are wanted. */
  public boolean reports(Rule rule) {
    return !"off".equals(severities.get(rule));
  }

  /** Whether bodies are to be checked. */
  public boolean checksBodies() {
    return checked;
  }

  /** The rules whose pages are wanted, in the order given. */
  public Stream<Rule> explained() {
    return explained.stream();
  }

  /** What is wrong with the options, a sentence each. */
  public List<String> problems() {
    return problems;
  }
}
