package dev.lifeguard.examples.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures how long javac takes with Lifeguard, without it, and with its peers, and prints a table.
 * See README.md for the arguments.
 */
public final class CompileBenchmark {

  private final Options options;
  private final Path folder;

  private CompileBenchmark(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  /** See the class. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.out.print(run(Options.of(arguments)));
  }

  static String run(Options options) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("compilations");
    try {
      return new CompileBenchmark(options, folder).report().text();
    } finally {
      delete(folder);
    }
  }

  private Report report() throws IOException, InterruptedException {
    List<Measurement> measurements = new ArrayList<>();
    for (Subject subject : subjects()) {
      measurements.add(measure(subject));
    }
    return new Report(measurements);
  }

  private List<Subject> subjects() throws IOException, InterruptedException {
    List<Subject> subjects = new ArrayList<>();
    for (int size : options.sizes()) {
      Path home = Files.createDirectories(folder.resolve(Integer.toString(size)));
      subjects.add(Subject.ofPools(size, home));
    }
    if (options.world().isPresent()) {
      subjects.addAll(Subject.ofWorld(options.world().get()));
    }
    return subjects;
  }

  /** The ways take turns, in changing order, so that whatever else the machine does hits all. */
  private Measurement measure(Subject subject) throws IOException, InterruptedException {
    Javac javac = new Javac(folder);
    Measurement measurement = new Measurement(subject);
    List<Variant> variants = options.variants().stream().filter(Variant::isAvailable).toList();
    // Not counted: it brings the files into the system's cache.
    javac.measure(Variant.JAVAC, subject);
    for (int round = 0; round < options.rounds(); round++) {
      for (Variant variant : round % 2 == 0 ? variants : variants.reversed()) {
        System.err.printf("%s, round %d: %s%n", subject.name(), round + 1, variant.title());
        measurement.add(variant, javac.measure(variant, subject));
      }
    }
    return measurement;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
