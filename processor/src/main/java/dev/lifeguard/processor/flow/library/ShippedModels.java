package dev.lifeguard.processor.flow.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The models in the jar: {@code META-INF/lifeguard/models/java.util.models} and its like. */
final class ShippedModels {

  static final String FOLDER = "META-INF/lifeguard/models/";
  static final String SUFFIX = ".models";

  /** The packages that there is a file for: to look in the jar for others would be for nothing. */
  static final Set<String> PACKAGES =
      Set.of("dev.lifeguard.runtime", "java.lang.foreign", "java.util");

  private ShippedModels() {}

  /** The models of a package; empty if none ship. */
  static Optional<Models> read(String packageName) {
    return PACKAGES.contains(packageName)
        ? Optional.of(new Models(file(packageName), ShippedModels::refuse))
        : Optional.empty();
  }

  private static ModelFile file(String packageName) {
    String name = packageName + SUFFIX;
    try (InputStream in = ShippedModels.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + name + " is missing in Lifeguard's jar");
      }
      return new ModelFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A mistake of ours, which no test has seen. */
  private static void refuse(String problem) {
    throw new IllegalStateException(problem);
  }
}
