package dev.lifeguard.processor.option;

import dev.lifeguard.processor.diagnostic.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The options as they were given, and what is wrong with them. */
final class Given {

  /** Names that there were once, and what to say now instead. */
  static final Map<String, String> RETIRED = Map.of();

  private final Map<String, String> values = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  /** {@code retired} maps names that are no longer known to what is to be done instead. */
  Given(Map<String, String> all, Map<String, String> retired) {
    List<String> known = Option.names().toList();
    all.forEach(
        (name, value) -> {
          if (known.contains(name)) {
            values.put(name, value == null ? "" : value);
          } else if (retired.containsKey(name)) {
            problems.add("The option -A" + name + " is gone: " + retired.get(name) + ".");
          } else if (name.startsWith(Option.PREFIX)) {
            problems.add("There is no option -A" + name + Spelling.hint("-A", name, known) + ".");
          }
        });
  }

  /** The value of an option with a default. */
  String value(Option option) {
    return value(option.key(), option.valid()).orElse(option.byDefault());
  }

  /** The value of an option, if it was given and is valid. */
  Optional<String> value(String name, List<String> valid) {
    return Optional.ofNullable(values.get(name)).filter(value -> isValid(name, value, valid));
  }

  /** The values of an option that takes several, separated by commas. */
  Stream<String> values(Option option) {
    return Optional.ofNullable(values.get(option.key())).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(value -> isValid(option.key(), value, option.valid()));
  }

  /** What was wrong so far, a sentence each. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  private boolean isValid(String name, String value, List<String> valid) {
    boolean isValid = valid.contains(value);
    if (!isValid) {
      problems.add(
          "The option -A%s cannot be \"%s\"%s; it is one of %s."
              .formatted(name, value, Spelling.hint("", value, valid), String.join(", ", valid)));
    }
    return isValid;
  }
}
