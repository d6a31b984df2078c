package dev.lifeguard.examples.benchmarks.compile;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to measure.
 *
 * @param rounds how often to compile everything in every way
 * @param sizes of the generated sources, in classes
 * @param world where other people's sources are, if they are to be compiled, too
 * @param variants the ways to compile
 */
record Options(int rounds, List<Integer> sizes, Optional<Path> world, Set<Variant> variants) {

  private static final Options DEFAULT =
      new Options(5, List.of(200, 2_000), Optional.empty(), EnumSet.allOf(Variant.class));

  /** Reads arguments like {@code rounds=5 classes=200,2000 world=… with=lifeguard,nullaway}. */
  static Options of(String... arguments) {
    Options options = DEFAULT;
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = argument.substring(0, Math.max(0, equals));
      options = options.with(name, argument.substring(equals + 1));
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "rounds" -> new Options(Integer.parseInt(value), sizes, world, variants);
      case "classes" ->
          new Options(rounds, list(value).map(Integer::parseInt).toList(), world, variants);
      case "world" -> new Options(rounds, sizes, Optional.of(Path.of(value)), variants);
      case "with" -> new Options(rounds, sizes, world, variants(value));
      default -> throw new IllegalArgumentException("rounds, classes, world or with, not " + name);
    };
  }

  /** Those, and always the one that they are compared with. */
  private static Set<Variant> variants(String names) {
    Set<Variant> variants =
        list(names)
            .map(name -> Variant.valueOf(name.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Variant.class)));
    variants.add(Variant.JAVAC);
    return variants;
  }

  private static Stream<String> list(String value) {
    return Arrays.stream(value.split(",", -1)).filter(each -> !each.isBlank());
  }
}
