package dev.lifeguard.examples.benchmarks.compile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What compiling some sources in several ways came to, round by round. */
final class Measurement {

  private static final double NANOS = 1e9;

  private final Subject subject;
  private final Map<Variant, List<Run>> runs = new EnumMap<>(Variant.class);

  Measurement(Subject subject) {
    this.subject = subject;
  }

  Subject subject() {
    return subject;
  }

  void add(Variant variant, Run run) {
    runs.computeIfAbsent(variant, _ -> new ArrayList<>()).add(run);
  }

  List<Variant> variants() {
    return List.copyOf(runs.keySet());
  }

  Optional<String> failure(Variant variant) {
    return of(variant).stream().flatMap(run -> run.failure().stream()).findFirst();
  }

  /** The median of the wall times in seconds; empty if it was not measured. */
  OptionalDouble seconds(Variant variant) {
    return isMeasured(variant)
        ? median(of(variant).stream().map(run -> run.nanos() / NANOS))
        : OptionalDouble.empty();
  }

  /** The median of what one took longer than another in the same round, as a factor. */
  OptionalDouble ratio(Variant variant, Variant base) {
    return ratio(variant, base, Run::nanos);
  }

  /** The same for processor time. */
  OptionalDouble processorRatio(Variant variant, Variant base) {
    return ratio(variant, base, Run::processorNanos);
  }

  private OptionalDouble ratio(Variant variant, Variant base, ToLongFunction<Run> time) {
    if (!isMeasured(variant) || !isMeasured(base)) {
      return OptionalDouble.empty();
    }
    List<Run> mine = of(variant);
    List<Run> theirs = of(base);
    return median(
        IntStream.range(0, Math.min(mine.size(), theirs.size()))
            .mapToObj(
                round ->
                    (double) time.applyAsLong(mine.get(round))
                        / time.applyAsLong(theirs.get(round))));
  }

  private boolean isMeasured(Variant variant) {
    return !of(variant).isEmpty() && failure(variant).isEmpty();
  }

  private List<Run> of(Variant variant) {
    return runs.getOrDefault(variant, List.of());
  }

  static OptionalDouble median(Stream<Double> values) {
    List<Double> sorted = values.sorted().toList();
    if (sorted.isEmpty()) {
      return OptionalDouble.empty();
    }
    int middle = sorted.size() / 2;
    return OptionalDouble.of(
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
  }
}
