package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be removed is told of, and the rest is removed. */
class RemovalTest {

  @TempDir private Path directory;

  private Path top() throws IOException {
    Path top = Files.createDirectories(directory.resolve("top"));
    Files.createDirectories(top.resolve("a/b"));
    for (String file : List.of("a/b/stuck", "a/b/free", "a/free", "free")) {
      Files.createFile(top.resolve(file));
    }
    return top;
  }

  private static boolean deleteFree(Path path) throws IOException {
    if (path.endsWith("stuck")) {
      throw new IOException("stuck");
    }
    return Files.deleteIfExists(path);
  }

  private List<String> left() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.map(path -> directory.relativize(path).toString()).sorted().toList();
    }
  }

  @Test
  void theRestGoesAndOnlyTheCauseIsTold() throws IOException {
    Path top = top();
    var failure =
        assertThrows(IOException.class, () -> new Removal(RemovalTest::deleteFree).remove(top));
    assertEquals("stuck", failure.getMessage());
    assertEquals(0, failure.getSuppressed().length, "that directories are not empty is no news");
    assertEquals(
        List.of("", "top", "top/a", "top/a/b", "top/a/b/stuck"),
        left().stream().map(path -> path.replace('\\', '/')).toList());
  }

  /** Somebody else puts something in while it is being emptied. */
  @Test
  void aDirectoryThatFillsAgainIsTold() throws IOException {
    Path top = top();
    var removal =
        new Removal(
            path -> {
              boolean deleted = Files.deleteIfExists(path);
              if (path.endsWith("b")) {
                Files.createFile(path.resolveSibling("new"));
              }
              return deleted;
            });
    var failure = assertThrows(DirectoryNotEmptyException.class, () -> removal.remove(top));
    assertEquals(top.resolve("a").toString(), failure.getMessage());
  }

  @Test
  void uncheckedFailuresStopNothing() throws IOException {
    Path top = top();
    var failure =
        assertThrows(
            UnsupportedOperationException.class,
            () ->
                new Removal(
                        path -> {
                          Files.deleteIfExists(path);
                          throw new UnsupportedOperationException("after all");
                        })
                    .remove(top));
    assertEquals("after all", failure.getMessage());
    assertEquals(List.of(""), left());
  }

  @Test
  void notEveryFailureIsToldWhenTheyAreMany() throws IOException {
    Path top = Files.createDirectories(directory.resolve("top"));
    for (int i = 0; i < 100; i++) {
      Files.createFile(top.resolve("f" + i));
    }
    var removal =
        new Removal(
            path -> {
              if (path.equals(top)) {
                return Files.deleteIfExists(path);
              }
              throw new IOException("stuck");
            });
    var failure = assertThrows(IOException.class, () -> removal.remove(top));
    assertEquals(10, failure.getSuppressed().length);
  }
}
