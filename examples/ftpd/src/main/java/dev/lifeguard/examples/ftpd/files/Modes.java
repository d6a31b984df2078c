package dev.lifeguard.examples.ftpd.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The permissions of files, as the bits of {@code chmod}. Not every file system knows them. */
public final class Modes {

  private static final int ALL_FILES = 0666;
  private static final int ALL_DIRECTORIES = 0777;

  private Modes() {}

  /** What a new file gets, of which {@code mask} takes away some. */
  public static int ofFile(int mask) {
    return ALL_FILES & ~mask;
  }

  /** What a new directory gets, of which {@code mask} takes away some. */
  public static int ofDirectory(int mask) {
    return ALL_DIRECTORIES & ~mask;
  }

  /** Gives {@code path} that mode, where there are modes. */
  static void give(Path path, int mode) throws IOException {
    if (known(path)) {
      Files.setPosixFilePermissions(path, permissions(mode));
    }
  }

  /** Gives {@code path} the mode of {@code other}, where there are modes. */
  static void copy(Path other, Path path) throws IOException {
    if (known(path)) {
      Files.setPosixFilePermissions(path, Files.getPosixFilePermissions(other));
    }
  }

  private static boolean known(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** The same as the JDK has it. */
  public static Set<PosixFilePermission> permissions(int mode) {
    var letters = new StringBuilder("rwxrwxrwx");
    for (int i = 0; i < letters.length(); i++) {
      if (((mode >> (8 - i)) & 1) == 0) {
        letters.setCharAt(i, '-');
      }
    }
    return PosixFilePermissions.fromString(letters.toString());
  }

  /** Makes a directory of that mode. */
  public static void makeDirectory(Path path, int mode) throws IOException {
    Files.createDirectory(path);
    give(path, mode);
  }
}
