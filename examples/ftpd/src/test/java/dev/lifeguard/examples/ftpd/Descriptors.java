package dev.lifeguard.examples.ftpd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The descriptors of this process, where the system shows them. */
final class Descriptors {

  private static final Path OPEN = Path.of("/proc/self/fd");

  static {
    loadSockets();
  }

  private Descriptors() {}

  /** The JDK keeps a socket of its own from the first one on. */
  private static void loadSockets() {
    try {
      ServerSocketChannel.open().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The sockets, and what is open in {@code root}; nothing where the system does not say. Other
   * descriptors come and go with the JVM's own business.
   */
  static Set<String> open(Path root) throws IOException {
    Set<String> found = new TreeSet<>();
    if (!Files.isDirectory(OPEN)) {
      return found;
    }
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(OPEN)) {
      for (Path descriptor : descriptors) {
        try {
          String target = Files.readSymbolicLink(descriptor).toString();
          if (target.startsWith("socket:") || target.startsWith(root.toString())) {
            found.add(target);
          }
        } catch (IOException gone) {
          // closed while we looked
        }
      }
    }
    return found;
  }
}
