package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Directories full of files: made from a seed, compared by hash. */
final class Trees {

  /** Names that clients or servers have stumbled over. */
  private static final List<String> NAMES =
      List.of(
          "plain",
          "two words",
          " before",
          "-dash",
          "#hash",
          "100%",
          "a'b",
          "a\"b",
          "a;b",
          "a&b",
          "star*",
          "q?",
          "[x]",
          "{y}",
          "back\\slash",
          "tilde~",
          "über",
          "日本語",
          "UPPER.TXT",
          "a,b",
          "$HOME",
          "(p)",
          "!bang",
          "@at",
          "plus+",
          "eq=",
          "co:lon",
          "dots..",
          "`tick`");

  private Trees() {}

  /** Files of all kinds of names and sizes, in directories in directories. */
  static void plant(Path top, long seed) throws IOException {
    var random = new Random(seed);
    for (String directory : List.of("", "sub", "sub/deeper", "with space/ü", "empty", "#")) {
      Path here = Files.createDirectories(top.resolve(directory));
      if (!directory.equals("empty")) {
        for (String name : NAMES) {
          plantFile(here.resolve(name), random.nextInt(4) == 0 ? 0 : random.nextInt(60_000), seed);
        }
      }
    }
    plantFile(top.resolve("big"), 3_000_017, seed);
  }

  /** One file of that many bytes, which depend on its name. */
  static void plantFile(Path file, int size, long seed) throws IOException {
    Files.write(file, bytes(file.getFileName().toString(), size, seed));
  }

  static byte[] bytes(String name, int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed + name.hashCode()).nextBytes(bytes);
    return bytes;
  }

  /** What is there: a hash for each file, where each link leads, and the directories. */
  static Map<String, String> of(Path top) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(top)) {
      for (Path each : (Iterable<Path>) all::iterator) {
        found.put(top.relativize(each).toString(), describe(each));
      }
    }
    return found;
  }

  private static String describe(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return "-> " + Files.readSymbolicLink(file);
    }
    return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) ? "directory" : hash(file);
  }

  /** Asserts that the same is in both, and says only what is not. */
  static void assertSame(Path expected, Path actual) throws IOException {
    Map<String, String> missing = of(expected);
    Map<String, String> found = of(actual);
    Map<String, String> both = new TreeMap<>(missing);
    both.entrySet().retainAll(found.entrySet());
    missing.entrySet().removeAll(both.entrySet());
    found.entrySet().removeAll(both.entrySet());
    assertEquals(missing, found);
  }

  /** Takes away everything in a directory. */
  static void clear(Path top) throws IOException {
    try (Stream<Path> all = Files.walk(top)) {
      all.filter(each -> !each.equals(top))
          .sorted(Comparator.reverseOrder())
          .forEach(Trees::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // every JDK has it
    }
  }
}
