package dev.lifeguard.examples.benchmarks.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measurements as text: a table, and what follows from it. */
record Report(List<Measurement> measurements) {

  private static final String NONE = "-";

  String text() {
    String table = rows().collect(Collectors.joining());
    String notes =
        Stream.of(shares().stream(), growth().stream(), failures())
            .flatMap(notesOfOneSort -> notesOfOneSort)
            .map(note -> note + "\n")
            .collect(Collectors.joining());
    return row("sources", "classes", "compiled with", "median s", "ratio", "CPU", "classes/s")
        + table
        + "\n"
        + notes;
  }

  private Stream<String> rows() {
    return measurements.stream()
        .flatMap(each -> each.variants().stream().map(variant -> row(each, variant)));
  }

  private static String row(Measurement measurement, Variant variant) {
    OptionalDouble seconds = measurement.seconds(variant);
    int classes = measurement.subject().classes();
    return row(
        measurement.subject().name(),
        count(classes),
        variant.title(),
        seconds.isPresent() ? String.format(Locale.ROOT, "%.2f", seconds.getAsDouble()) : NONE,
        ratio(measurement.ratio(variant, Variant.JAVAC)),
        ratio(measurement.processorRatio(variant, Variant.JAVAC)),
        seconds.isPresent() ? count(classes / seconds.getAsDouble()) : NONE);
  }

  private static String row(
      String sources,
      String classes,
      String variant,
      String seconds,
      String ratio,
      String processorRatio,
      String speed) {
    return String.format(
        "%-21s %8s  %-29s %9s %7s %7s %10s%n",
        sources, classes, variant, seconds, ratio, processorRatio, speed);
  }

  /** What is Lifeguard's own, and what the checker's, apart from what javac takes for them. */
  private List<String> shares() {
    List<String> shares = new ArrayList<>();
    for (Measurement each : measurements) {
      share(each, Variant.WRITER, "all that Lifeguard does").ifPresent(shares::add);
      share(each, Variant.UNCHECKED, "checking bodies").ifPresent(shares::add);
    }
    return shares;
  }

  private static Optional<String> share(Measurement each, Variant floor, String what) {
    OptionalDouble wall = each.ratio(Variant.LIFEGUARD, floor);
    OptionalDouble processor = each.processorRatio(Variant.LIFEGUARD, floor);
    return wall.isPresent()
        ? Optional.of(
            String.format(
                "%s: %s: ratio %s, CPU %s to %s",
                each.subject().name(), what, ratio(wall), ratio(processor), floor.title()))
        : Optional.empty();
  }

  /** How what is added grows from one size of the generated sources to the next. */
  private List<String> growth() {
    List<Measurement> sizes =
        measurements.stream()
            .filter(each -> !each.subject().generated().isEmpty())
            .filter(each -> added(each).isPresent())
            .toList();
    List<String> growth = new ArrayList<>();
    for (int i = 1; i < sizes.size(); i++) {
      Measurement small = sizes.get(i - 1);
      Measurement large = sizes.get(i);
      growth.add(
          String.format(
              Locale.ROOT,
              "%s to %s: %.1f times the classes, %.1f times the time that Lifeguard adds",
              small.subject().name(),
              large.subject().name(),
              (double) large.subject().classes() / small.subject().classes(),
              added(large).getAsDouble() / added(small).getAsDouble()));
    }
    return growth;
  }

  private static OptionalDouble added(Measurement measurement) {
    OptionalDouble with = measurement.seconds(Variant.LIFEGUARD);
    OptionalDouble without = measurement.seconds(Variant.JAVAC);
    return with.isPresent() && without.isPresent()
        ? OptionalDouble.of(with.getAsDouble() - without.getAsDouble())
        : OptionalDouble.empty();
  }

  private Stream<String> failures() {
    return measurements.stream()
        .flatMap(
            each -> each.variants().stream().flatMap(variant -> failure(each, variant).stream()));
  }

  private static List<String> failure(Measurement measurement, Variant variant) {
    return measurement.failure(variant).stream()
        .map(why -> measurement.subject().name() + ", " + variant.title() + ", failed: " + why)
        .toList();
  }

  private static String ratio(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : NONE;
  }

  private static String count(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }
}
