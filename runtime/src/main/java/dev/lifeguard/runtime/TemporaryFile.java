package dev.lifeguard.runtime;

import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary file or directory that a pool owns. */
record TemporaryFile(Path resource) implements Owned {

  @Override
  public void run() throws Exception {
    new Removal(Files::deleteIfExists).remove(resource);
  }
}
