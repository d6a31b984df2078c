package dev.lifeguard.processor.flow.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The models in the jar: {@code META-INF/lifeguard/models/java.util.models} and its like. */
final class ShippedModels {

  static final String FOLDER = "META-INF/lifeguard/models/";
  static final String SUFFIX = ".models";

  /** The packages that there is a file for: to look in the jar for others would be for nothing. */
  static final Set<String> PACKAGES =
      Set.of(
          "com.sun.net.httpserver",
          "dev.lifeguard.runtime",
          "java.beans",
          "java.io",
          "java.lang",
          "java.lang.annotation",
          "java.lang.foreign",
          "java.lang.invoke",
          "java.lang.management",
          "java.lang.ref",
          "java.lang.reflect",
          "java.net",
          "java.net.http",
          "java.nio",
          "java.nio.channels",
          "java.nio.charset",
          "java.nio.file",
          "java.nio.file.attribute",
          "java.security",
          "java.sql",
          "java.text",
          "java.time",
          "java.time.chrono",
          "java.time.temporal",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.function",
          "java.util.logging",
          "java.util.prefs",
          "java.util.random",
          "java.util.regex",
          "java.util.stream",
          "java.util.zip",
          "javax.management",
          "javax.naming",
          "javax.net.ssl",
          "javax.sql",
          "jdk.jfr",
          "jdk.jfr.consumer",
          "sun.misc");

  private ShippedModels() {}

  /** The models of one of those packages. */
  static Models read(String packageName) {
    return new Models(file(packageName), null);
  }

  private static ModelFile file(String packageName) {
    String name = packageName.concat(SUFFIX);
    try (InputStream in =
        ShippedModels.class.getClassLoader().getResourceAsStream(FOLDER.concat(name))) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + name + " is missing in Lifeguard's jar");
      }
      return new ModelFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
