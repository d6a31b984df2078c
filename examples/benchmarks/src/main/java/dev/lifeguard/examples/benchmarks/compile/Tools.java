package dev.lifeguard.examples.benchmarks.compile;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What compilations are made with, found on the class path of this JVM. The peers are there only in
 * the profile "benchmarks".
 */
final class Tools {

  private static final String LIFEGUARD = "dev.lifeguard.processor.LifetimeProcessor";
  private static final String ANNOTATIONS = "dev.lifeguard.annotations.OwnsPool";
  private static final String RUNTIME = "dev.lifeguard.runtime.ResourcePool";
  private static final String JAVAPOET = "com.palantir.javapoet.JavaFile";
  private static final String JSPECIFY = "org.jspecify.annotations.Nullable";
  private static final String ERROR_PRONE = "com.google.errorprone.ErrorProneJavacPlugin";
  private static final String NULLAWAY = "com.uber.nullaway.NullAway";
  private static final String LEAKS =
      "org.checkerframework.checker.resourceleak.ResourceLeakChecker";
  private static final String LEAK_ANNOTATIONS =
      "org.checkerframework.checker.mustcall.qual.MustCall";

  private Tools() {}

  /** What user code is compiled against. */
  static List<Path> userClassPath() {
    return homes(ANNOTATIONS, RUNTIME, JSPECIFY);
  }

  static List<Path> lifeguard() {
    return homes(LIFEGUARD, ANNOTATIONS, JAVAPOET, JSPECIFY);
  }

  /** This module, which has the processor that does nothing. */
  static List<Path> own() {
    return homes(IdleProcessor.class.getName());
  }

  /** Error Prone with NullAway and all that they need: everything here that is nobody else's. */
  static List<Path> nullAway() {
    List<Path> others =
        Stream.of(Tools.lifeguard(), Tools.own(), resourceLeakChecker())
            .flatMap(List::stream)
            .filter(path -> !path.equals(home(JSPECIFY).orElse(path)))
            .toList();
    return Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
        .map(Path::of)
        .filter(path -> !others.contains(path))
        .toList();
  }

  static boolean hasNullAway() {
    return home(ERROR_PRONE).isPresent() && home(NULLAWAY).isPresent();
  }

  static List<Path> resourceLeakChecker() {
    return Stream.of(LEAKS, LEAK_ANNOTATIONS).flatMap(type -> home(type).stream()).toList();
  }

  static boolean hasResourceLeakChecker() {
    return home(LEAKS).isPresent();
  }

  private static List<Path> homes(String... types) {
    return Stream.of(types)
        .map(type -> home(type).orElseThrow(() -> new IllegalStateException("missing: " + type)))
        .distinct()
        .toList();
  }

  /** The jar or folder that a class comes from. */
  private static Optional<Path> home(String type) {
    try {
      Class<?> found = Class.forName(type, false, Tools.class.getClassLoader());
      URI home = URI.create(found.getProtectionDomain().getCodeSource().getLocation().toString());
      return Optional.of(Path.of(home));
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return Optional.empty();
    }
  }
}
