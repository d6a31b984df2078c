package dev.lifeguard.examples.benchmarks.pools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One fresh JVM for each benchmark of a class.
 *
 * @param name how the table names it
 * @param benchmarks which ones, as a pattern
 * @param jvmArguments what distinguishes it
 */
record JavaRun(String name, String benchmarks, List<String> jvmArguments) {

  private static final int ITERATIONS = 4;

  /** Nanoseconds by name, and bytes of heap by name and {@code " B"}. */
  Map<String, Double> run() throws RunnerException {
    var options =
        new OptionsBuilder()
            .include("\\." + benchmarks + "$")
            .forks(1)
            .warmupIterations(ITERATIONS)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(ITERATIONS)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend(jvmArguments.toArray(String[]::new))
            .verbosity(VerboseMode.SILENT)
            .build();
    Map<String, Double> results = new LinkedHashMap<>();
    for (RunResult run : new Runner(options).run()) {
      String benchmark = run.getParams().getBenchmark();
      String key = name + benchmark.substring(benchmark.lastIndexOf('.'));
      results.put(key, run.getPrimaryResult().getStatistics().getPercentile(50));
      Result<?> bytes = run.getSecondaryResults().get("gc.alloc.rate.norm");
      if (bytes != null) {
        results.put(key + " B", bytes.getScore());
      }
    }
    return results;
  }
}
