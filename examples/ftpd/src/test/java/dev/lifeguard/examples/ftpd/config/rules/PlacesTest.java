package dev.lifeguard.examples.ftpd.config.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacesTest {

  @TempDir Path temporary;

  private Path root = Path.of("");

  @BeforeEach
  void findOutWhereItIs() throws Exception {
    root = temporary.toRealPath();
  }

  private Places.Directory directory(String path, int umask) {
    return new Places.Directory(PathPattern.of(root.resolve(path)), place(umask));
  }

  private static Place place(int umask) {
    return new Place(
        Optional.of(new Umask(umask, umask)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Limits(List.of()));
  }

  private boolean matches(String pattern, String path) {
    return PathPattern.of(root.resolve(pattern)).matches(root.resolve(path));
  }

  @Test
  void aPathIsItselfAndAllBelow() {
    assertTrue(matches("a", "a"));
    assertTrue(matches("a", "a/b/c"));
    assertFalse(matches("a", "ab"), "names count, not letters");
    assertFalse(matches("a/b", "a"));
    assertTrue(matches("a/../b", "b"));
    assertTrue(PathPattern.of(Path.of("/")).matches(root));
  }

  @Test
  void globs() {
    assertTrue(matches("a/*", "a/b"));
    assertTrue(matches("a/*", "a/b/c"));
    assertFalse(matches("a/*", "a"), "what is in it, without itself");
    assertTrue(matches("*/in", "a/in/x"));
    assertFalse(matches("*/in", "a/out"));
    assertTrue(matches("[ab]?", "a1"));
    assertFalse(matches("[ab]?", "c1"));
  }

  @Test
  void linksAreFollowed() throws Exception {
    Files.createDirectory(root.resolve("real"));
    Files.createSymbolicLink(root.resolve("link"), root.resolve("real"));
    assertTrue(matches("link", "real/x"));
    assertTrue(matches("link/*", "real/x"));
  }

  @Test
  void theMostSpecialHolds() {
    var places =
        new Places(place(0), List.of(directory("a", 1), directory("a/b", 2), directory("a/*", 3)));
    assertEquals(0, places.at(root).mask().files());
    assertEquals(1, places.at(root.resolve("a")).mask().files());
    assertEquals(2, places.at(root.resolve("a/b/c")).mask().files(), "a name before a glob");
    assertEquals(3, places.at(root.resolve("a/x")).mask().files());
  }

  @Test
  void whatIsNotSaidHoldsAsItDoesAround() {
    var silent =
        new Place(
            Optional.empty(),
            Optional.of(true),
            Optional.empty(),
            List.of(),
            new Limits(List.of()));
    var inner = new Places.Directory(PathPattern.of(root.resolve("a/b")), silent);
    var places = new Places(place(0), List.of(inner, directory("a", 1)));
    assertEquals(1, places.at(root.resolve("a/b")).mask().files());
    assertTrue(places.at(root.resolve("a/b")).overwrites());
    assertFalse(places.at(root.resolve("a")).overwrites());
  }
}
