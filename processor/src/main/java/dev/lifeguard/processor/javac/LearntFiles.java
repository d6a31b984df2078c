package dev.lifeguard.processor.javac;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/**
 * Finds what was learnt of a class when it was compiled: in the folder or the jar that its class
 * file is in, and nowhere else, so that the two belong together.
 *
 * <p>Class files that are neither in a folder nor in a jar, as those of a build tool that keeps
 * them in memory, have none.
 */
final class LearntFiles {

  private static final String CLASS = ".class";

  private final Elements elements;

  private final Map<TypeElement, Optional<String>> texts = new HashMap<>();

  /** Of each jar that was looked into, the names of what is there. */
  private final Map<Path, Set<String>> jars = new HashMap<>();

  LearntFiles(Elements elements) {
    this.elements = elements;
  }

  /**
   * The text that was written for a top-level class.
   *
   * @throws UncheckedIOException if it is there and cannot be read
   */
  Optional<String> find(TypeElement type) {
    Optional<String> known = texts.get(type);
    if (known == null) {
      texts.put(type, Optional.empty());
      known = read(type);
      texts.put(type, known);
    }
    return known;
  }

  /** Whether there is any, that can be read, for the top-level class around that one. */
  boolean knows(TypeElement type) {
    try {
      return find((TypeElement) Outermost.of(type)).isPresent();
    } catch (UncheckedIOException unreadable) {
      return false;
    }
  }

  private Optional<String> read(TypeElement type) {
    JavaFileObject file = elements.getFileObjectOf(type);
    if (file == null || file.getKind() != JavaFileObject.Kind.CLASS) {
      return Optional.empty();
    }
    try {
      return find(file.toUri(), elements.getBinaryName(type).toString());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Optional<String> find(URI uri, String name) throws IOException {
    String place = uri.toString();
    String path = name.replace('.', '/') + CLASS;
    if (!place.endsWith("/" + path)) {
      return Optional.empty();
    }
    String root = place.substring(0, place.length() - path.length());
    if (root.startsWith("file:")) {
      return inFolder(Path.of(URI.create(root)), BodyAnalysis.LEARNT + name);
    }
    int end = root.indexOf("!/");
    return root.startsWith("jar:file:") && end > 0
        ? inJar(
            Path.of(URI.create(root.substring("jar:".length(), end))),
            root.substring(end + 2) + BodyAnalysis.LEARNT + name)
        : Optional.empty();
  }

  private static Optional<String> inFolder(Path root, String name) throws IOException {
    Path file = root.resolve(name);
    return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  private Optional<String> inJar(Path jar, String name) throws IOException {
    Set<String> names = jars.get(jar);
    if (names != null && !names.contains(name)) {
      return Optional.empty();
    }
    try (ZipFile open = new ZipFile(jar.toFile())) {
      jars.computeIfAbsent(jar, _ -> names(open));
      ZipEntry entry = open.getEntry(name);
      return entry == null
          ? Optional.empty()
          : Optional.of(
              new String(open.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Set<String> names(ZipFile jar) {
    Set<String> names = new HashSet<>();
    jar.stream()
        .map(ZipEntry::getName)
        .filter(each -> each.contains(BodyAnalysis.LEARNT))
        .forEach(names::add);
    return names;
  }
}
