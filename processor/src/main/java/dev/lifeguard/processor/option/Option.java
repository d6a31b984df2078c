package dev.lifeguard.processor.option;

import dev.lifeguard.processor.diagnostic.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The options there are, beside one for the severity of each rule. */
enum Option {
  /** Whether bodies are checked at all; off is for measuring what that costs. */
  CHECK("check", "on"),
  /** The rules whose pages to print, separated by commas. */
  EXPLAIN("explain", "");

  /** What the names of all our options begin with. */
  static final String PREFIX = "lifeguard.";

  /** What the option of a rule, {@code lifeguard.LG402}, can be. */
  static final List<String> SEVERITIES = List.of("error", "warning", "off");

  private final String shortName;
  private final String byDefault;

  Option(String shortName, String byDefault) {
    this.shortName = shortName;
    this.byDefault = byDefault;
  }

  /** The names of all options, those of the rules included. */
  static Stream<String> names() {
    return Stream.concat(
        Arrays.stream(values()).map(Option::key), Arrays.stream(Rule.values()).map(Option::key));
  }

  /** The name of the option that sets the severity of {@code rule}. */
  static String key(Rule rule) {
    return PREFIX + rule.name();
  }

  String key() {
    return PREFIX + shortName;
  }

  String byDefault() {
    return byDefault;
  }

  List<String> valid() {
    return switch (this) {
      case CHECK -> List.of("on", "off");
      case EXPLAIN -> Arrays.stream(Rule.values()).map(Rule::name).toList();
    };
  }
}
