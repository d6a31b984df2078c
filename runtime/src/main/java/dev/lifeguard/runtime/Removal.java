package dev.lifeguard.runtime;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes a file, or a directory with everything in it. Links are removed and not followed. What
 * has gone already is no failure; what cannot be removed is one, and the rest goes all the same.
 *
 * <p>No depth of directories makes the stack deep or keeps more than one of them open.
 */
final class Removal {

  /** Removes one thing if it is there; a directory only if it is empty. */
  @FunctionalInterface
  interface Deletion {
    boolean delete(Path path) throws IOException;
  }

  /** So many failures are told of: a message about a million files must not be a million long. */
  private static final int MOST_FAILURES = 10;

  private final Deletion deletion;

  /** The directories that were not empty, each after the one that it is in. */
  private final List<Path> full = new ArrayList<>();

  private @Nullable Exception failure;

  Removal(Deletion deletion) {
    this.deletion = deletion;
  }

  /**
   * Removes it.
   *
   * @throws Exception the first failure, with some of the others suppressed in it
   */
  void remove(Path top) throws Exception {
    deleteUnlessFull(top);
    for (int i = 0; i < full.size(); i++) {
      empty(full.get(i));
    }
    full.reversed().forEach(this::deleteEmptied);
    if (failure != null) {
      throw failure;
    }
  }

  private void deleteUnlessFull(Path path) {
    try {
      deletion.delete(path);
    } catch (DirectoryNotEmptyException e) {
      full.add(path);
    } catch (IOException | RuntimeException e) {
      note(e);
    }
  }

  private void empty(Path directory) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(this::deleteUnlessFull);
    } catch (IOException | RuntimeException e) {
      note(e);
    }
  }

  private void deleteEmptied(Path directory) {
    try {
      deletion.delete(directory);
    } catch (DirectoryNotEmptyException e) {
      if (failure == null) { // else what is left in there has been told
        note(e);
      }
    } catch (IOException | RuntimeException e) {
      note(e);
    }
  }

  private void note(Exception next) {
    if (failure == null) {
      failure = next;
    } else if (failure.getSuppressed().length < MOST_FAILURES) {
      failure.addSuppressed(next);
    }
  }
}
