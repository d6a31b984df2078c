package dev.lifeguard.examples.benchmarks.pools;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs the pools and their peers by turns, and prints how they compare: {@code PoolBenchmarks
 * [rounds [folder of the C sources]]}.
 */
public final class PoolBenchmarks {

  private static final List<String> NETTY_AT_ITS_BEST =
      List.of(
          "-Dio.netty.leakDetection.level=disabled",
          "-Dio.netty.buffer.checkAccessible=false",
          "-Dio.netty.buffer.checkBounds=false",
          "-Dio.netty.allocator.useCacheForAllThreads=true");

  private static final List<JavaRun> JAVA =
      List.of(
          new JavaRun(
              "lifeguard",
              "LifeguardBenchmark\\..*",
              List.of("--enable-native-access=ALL-UNNAMED")),
          new JavaRun(
              "lifeguard-16m",
              "LifeguardBenchmark\\.(request(Local)?|createAndDestroy|tenCleanups)",
              List.of("--enable-native-access=ALL-UNNAMED", "-Xmn16m")),
          new JavaRun("bare", "BareBenchmark\\..*", List.of("--enable-native-access=ALL-UNNAMED")),
          new JavaRun(
              "bare-16m",
              "BareBenchmark\\..*",
              List.of("--enable-native-access=ALL-UNNAMED", "-Xmn16m")),
          new JavaRun("lifeguard-arenas", "LifeguardBenchmark\\.request(Local)?", List.of()),
          new JavaRun("accessor", "AccessorBenchmark\\..*", List.of()),
          new JavaRun(
              "teardown",
              "TeardownBenchmark\\..*",
              List.of("-Xmx6g", "-XX:+UseParallelGC")), // G1 notes every link between its regions
          new JavaRun("arena", "ArenaBenchmark\\..*", List.of()),
          new JavaRun("netty", "NettyBenchmark\\..*", NETTY_AT_ITS_BEST));

  /** What is compared with what, and how many times the second the first may take. */
  private record Target(String ours, String peer, double times) {}

  private static final List<Target> TARGETS =
      List.of(
          new Target("lifeguard.request", "apr.request", 1.4),
          new Target("lifeguard.requestLocal", "apr.request", 1.0),
          new Target("lifeguard-16m.request", "apr.request", 1.4),
          new Target("lifeguard-16m.requestLocal", "apr.request", 1.0),
          new Target("bare.request", "apr.request", 1.4),
          new Target("bare-16m.request", "apr.request", 1.4),
          new Target("bare-16m.tenCleanups", "apr.tenCleanups", 0.8),
          new Target("lifeguard.request", "arena.request", 1 / 3.5),
          new Target("lifeguard.request", "netty.request", 1 / 4.5),
          new Target("lifeguard.request", "talloc.request", 1 / 2.0),
          new Target("lifeguard-arenas.request", "arena.request", 1 / 2.0),
          new Target("lifeguard.requestShared", "apr.requestMutex", 3),
          new Target("lifeguard.createAndDestroy", "apr.createAndDestroy", 1.0),
          new Target("lifeguard.tenCleanups", "apr.tenCleanups", 0.8),
          new Target("lifeguard-16m.createAndDestroy", "apr.createAndDestroy", 1.0),
          new Target("lifeguard-16m.tenCleanups", "apr.tenCleanups", 0.8),
          new Target("accessor.generated", "accessor.field", 1.1),
          new Target("teardown.wideTenMillion", "teardown.wideMillion", 1.2),
          new Target("teardown.deepTenMillion", "teardown.deepMillion", 1.2));

  /** Of each round, what everything took in it. */
  private final List<Map<String, Double>> rounds = new ArrayList<>();

  private PoolBenchmarks() {}

  /** See the class. */
  public static void main(String... arguments)
      throws IOException, InterruptedException, RunnerException {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    Path sources = Path.of(arguments.length > 1 ? arguments[1] : "src/main/c");
    Path folder = Files.createTempDirectory("pools");
    List<CProgram> programs =
        Stream.of(
                CProgram.compile(sources, "apr", "apr-1", folder),
                CProgram.compile(sources, "talloc", "talloc", folder))
            .flatMap(Optional::stream)
            .toList();
    var benchmarks = new PoolBenchmarks();
    for (int round = 1; round <= rounds; round++) {
      System.out.println("round " + round + " of " + rounds);
      benchmarks.rounds.add(round(programs));
    }
    benchmarks.print(System.out);
  }

  private static Map<String, Double> round(List<CProgram> programs)
      throws IOException, RunnerException {
    Map<String, Double> results = new LinkedHashMap<>();
    for (CProgram program : programs) {
      results.putAll(program.run());
    }
    for (JavaRun run : JAVA) {
      results.putAll(run.run());
    }
    return results;
  }

  private void print(PrintStream out) {
    out.printf("%n%-28s %10s %12s%n", "what", "ns", "heap B/op");
    for (String name : rounds.getFirst().keySet()) {
      if (!name.endsWith(" B")) {
        Optional<Double> bytes = median(name + " B");
        out.printf(
            "%-28s %10.1f %12s%n",
            name, median(name).orElseThrow(), bytes.map(each -> "%.0f".formatted(each)).orElse(""));
      }
    }
    out.printf("%n%-28s %-22s %8s %8s%n", "ratio", "of", "times", "target");
    for (Target target : TARGETS) {
      medianOf(rounds.stream().map(round -> ratio(round, target)))
          .ifPresent(
              ratio ->
                  out.printf(
                      "%-28s %-22s %8.2f %8.2f%s%n",
                      target.ours,
                      target.peer,
                      ratio,
                      target.times,
                      ratio <= target.times ? "" : "  missed"));
    }
  }

  private Optional<Double> median(String name) {
    return medianOf(rounds.stream().map(round -> Optional.ofNullable(round.get(name))));
  }

  /** Within one round, so that whatever else the machine does falls on both. */
  private static Optional<Double> ratio(Map<String, Double> round, Target target) {
    Double ours = round.get(target.ours);
    Double peer = round.get(target.peer);
    return ours == null || peer == null ? Optional.empty() : Optional.of(ours / peer);
  }

  private static Optional<Double> medianOf(Stream<Optional<Double>> values) {
    List<Double> sorted = values.flatMap(Optional::stream).sorted().toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
  }
}
