package dev.lifeguard.examples.benchmarks.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MeasurementTest {

  private static final List<Path> NONE = List.of();

  @Test
  void theMedianIsInTheMiddle() {
    assertEquals(OptionalDouble.of(2), Measurement.median(Stream.of(9.0, 1.0, 2.0)));
    assertEquals(OptionalDouble.of(3), Measurement.median(Stream.of(4.0, 1.0, 2.0, 9.0)));
    assertEquals(OptionalDouble.empty(), Measurement.median(Stream.of()));
  }

  /** A round in which the machine was busy with something else was slow for both. */
  @Test
  void ratiosAreThoseOfOneRound() {
    Measurement measurement = measurement("some", 10);
    add(measurement, Variant.JAVAC, 100, 1_000, 100);
    add(measurement, Variant.LIFEGUARD, 110, 1_100, 150);

    OptionalDouble ratio = measurement.ratio(Variant.LIFEGUARD, Variant.JAVAC);

    assertEquals(1.1, ratio.getAsDouble(), 1e-9);
  }

  @Test
  void whatFailedHasNoRatioButAReason() {
    Measurement measurement = measurement("some", 10);
    add(measurement, Variant.JAVAC, 100);
    measurement.add(Variant.NULLAWAY, new Run(1, 0, Optional.of("out of memory")));

    String report = new Report(List.of(measurement)).text();

    assertEquals(OptionalDouble.empty(), measurement.ratio(Variant.NULLAWAY, Variant.JAVAC));
    assertTrue(report.contains("some, NullAway, failed: out of memory"), report);
  }

  @Test
  void growthIsThatOfTheTimeAdded() {
    Measurement small = measurement("small", 10);
    add(small, Variant.JAVAC, 100);
    add(small, Variant.LIFEGUARD, 110);
    Measurement large = measurement("large", 100);
    add(large, Variant.JAVAC, 500);
    add(large, Variant.LIFEGUARD, 600);

    String report = new Report(List.of(small, large)).text();

    assertTrue(
        report.contains(
            "small to large: 10.0 times the classes, 10.0 times the time that Lifeguard adds"),
        report);
  }

  private static Measurement measurement(String name, int classes) {
    List<Path> sources = Stream.generate(() -> Path.of("A.java")).limit(classes).toList();
    return new Measurement(
        new Subject(name, sources, List.of(Path.of("ARec.java")), NONE, new TreeSet<>()));
  }

  private static void add(Measurement measurement, Variant variant, long... times) {
    for (long time : times) {
      measurement.add(variant, new Run(time, time, Optional.empty()));
    }
  }
}
