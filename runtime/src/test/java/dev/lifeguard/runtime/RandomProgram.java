package dev.lifeguard.runtime;

import dev.lifeguard.runtime.Registration.Sort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A random list of things to do with pools, clean-ups that do such things themselves included. It
 * can be run in any {@link World}, and writes down what it sees there.
 */
final class RandomProgram {

  /** What can be done. Pools and clean-ups are numbers, taken modulo how many there are by then. */
  private sealed interface Step {}

  private record SubPool(int pool) implements Step {}

  private record Close(int pool) implements Step {}

  private record Clear(int pool) implements Step {}

  private record Register(int pool, Sort sort, Script script) implements Step {}

  private record Own(int pool, Script script) implements Step {}

  private record OwnProcess(int pool, Script script) implements Step {}

  private record Cancel(int cleanup) implements Step {}

  private record RunNow(int cleanup) implements Step {}

  private record MoveTo(int cleanup, int pool) implements Step {}

  private record Allocate(int pool) implements Step {}

  private record Fail(Failure failure, String message) implements Step {}

  private enum Failure {
    UNCHECKED,
    CHECKED,
    ERROR
  }

  /** What a clean-up does, after it has written down its name. */
  private record Script(String name, List<Step> steps) {}

  private final RandomGenerator random;
  private final List<Step> steps = new ArrayList<>();
  private int names;

  RandomProgram(RandomGenerator random, int length) {
    this.random = random;
    for (int i = 0; i < length; i++) {
      steps.add(step(0));
    }
  }

  private Step step(int depth) {
    int pool = random.nextBoolean() ? random.nextInt(6) : anyNumber(); // the old have descendants
    int cleanup = anyNumber();
    return switch (random.nextInt(27)) {
      case 0, 1, 2, 3, 4 -> new SubPool(pool);
      case 5, 6, 7, 8, 9 -> new Register(pool, Sort.ON_CLOSE, script(depth + 1));
      case 10, 11 -> new Register(pool, Sort.BEFORE_CLOSE, script(depth + 1));
      case 12 -> new Register(pool, Sort.WHEN_CLOSING, script(depth + 1));
      case 13, 14 -> new Own(pool, script(depth + 1));
      case 15 -> new Cancel(cleanup);
      case 16 -> new RunNow(cleanup);
      case 17 -> new MoveTo(cleanup, pool);
      case 18 -> random.nextBoolean() ? new Allocate(pool) : new Close(anyNumber());
      case 19, 20 -> depth == 0 ? new SubPool(anyNumber()) : new Close(pool);
      case 21 -> new Clear(pool);
      case 23, 24 -> new OwnProcess(pool, script(depth + 1));
      case 25 -> new Register(pool, Sort.TEMPORARY, script(depth + 1));
      case 22 -> depth == 0 ? new SubPool(pool) : new Close(pool);
      default ->
          depth == 0
              ? new SubPool(pool)
              : new Fail(Failure.values()[random.nextInt(3)], "f" + names++);
    };
  }

  private Script script(int depth) {
    String name = "a" + names++;
    List<Step> steps = new ArrayList<>();
    for (int left = depth > 3 ? 0 : random.nextInt(4); left > 0; left--) {
      steps.add(step(depth));
    }
    return new Script(name, steps);
  }

  private int anyNumber() {
    return random.nextInt(1_000_000);
  }

  /** Runs the program; returns what happened, in order. */
  List<String> run(World world) {
    List<String> log = new ArrayList<>();
    world.root();
    world.root();
    for (Step step : steps) {
      try {
        perform(step, world, log);
      } catch (Throwable thrown) {
        log.add("threw " + render(thrown));
      }
      log.add(String.join("; ", world.picture()));
    }
    for (int root = 0; root < 2; root++) {
      try {
        world.close(root);
      } catch (RuntimeException | Error thrown) {
        log.add("threw " + render(thrown));
      }
    }
    log.add(String.join("; ", world.picture()));
    return log;
  }

  private static void perform(Step step, World world, List<String> log) throws Exception {
    switch (step) {
      case SubPool(int pool) -> log.add("made " + world.subPool(pool % world.pools()));
      case Close(int pool) -> world.close(pool % world.pools());
      case Clear(int pool) -> world.clear(pool % world.pools());
      case Register(int pool, Sort sort, Script script) ->
          world.register(pool % world.pools(), sort, () -> perform(script, world, log));
      case Own(int pool, Script script) ->
          world.own(pool % world.pools(), () -> perform(script, world, log));
      case OwnProcess(int pool, Script script) ->
          world.ownProcess(pool % world.pools(), () -> performUnchecked(script, world, log));
      case Allocate(int pool) -> world.allocate(pool % world.pools());
      case Fail(Failure failure, String message) -> fail(failure, message);
      case Cancel(int cleanup) -> {
        if (world.cleanups() > 0) {
          log.add("cancelled " + world.cancel(cleanup % world.cleanups()));
        }
      }
      case RunNow(int cleanup) -> {
        if (world.cleanups() > 0) {
          world.runNow(cleanup % world.cleanups());
        }
      }
      case MoveTo(int cleanup, int pool) -> {
        if (world.cleanups() > 0) {
          world.moveTo(cleanup % world.cleanups(), pool % world.pools());
        }
      }
    }
  }

  private static void perform(Script script, World world, List<String> log) throws Exception {
    log.add("run " + script.name);
    for (Step step : script.steps) {
      perform(step, world, log);
    }
    log.add("ran " + script.name + ": " + String.join("; ", world.picture()));
  }

  private static void performUnchecked(Script script, World world, List<String> log) {
    try {
      perform(script, world, log);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalArgumentException(e.getMessage());
    }
  }

  private static void fail(Failure failure, String message) throws Exception {
    switch (failure) {
      case UNCHECKED -> throw new ArithmeticException(message);
      case CHECKED -> throw new IOException(message);
      case ERROR -> throw new AssertionError(message);
    }
  }

  /** A failure with all that it carries, the wording of our own messages left out. */
  private static String render(Throwable thrown) {
    String self =
        switch (thrown) {
          case CleanupException wrapper when wrapper.getCause() != null ->
              "wrapped(" + render(wrapper.getCause()) + ")";
          case PoolClosedException closed -> "PoolClosed";
          case IllegalStateException state -> "IllegalState";
          default -> thrown.getClass().getSimpleName() + " " + thrown.getMessage();
        };
    return Arrays.stream(thrown.getSuppressed())
        .map(RandomProgram::render)
        .collect(Collectors.joining(", ", self + "[", "]"));
  }

  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
  }
}
