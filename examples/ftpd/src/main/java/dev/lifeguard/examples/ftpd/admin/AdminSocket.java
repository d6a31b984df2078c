package dev.lifeguard.examples.ftpd.admin;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.lifeguard.examples.ftpd.net.Accepting;
import dev.lifeguard.examples.ftpd.pools.Admin;
import dev.lifeguard.examples.ftpd.pools.AdminRec;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executors;

/** Opens the admin socket. Whoever may write to its file may ask: nobody but its owner. */
public final class AdminSocket {

  private AdminSocket() {}

  /**
   * Opens it, and answers until its pool is closed, which removes the file.
   *
   * @throws IOException if it cannot be opened, or if another server answers there
   */
  public static Admin open(ResourcePool<Daemon> daemon, Path file, AdminCommands commands)
      throws IOException {
    AdminRec admin =
        AdminRec.in(
            daemon,
            own -> listen(own, file),
            own ->
                own.own(
                    Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("admin").factory())));
    Accepting.start(admin.pool(), admin.socket(), new Reception(admin, commands));
    return admin;
  }

  private static ServerSocketChannel listen(ResourcePool<Admin> own, Path file) throws IOException {
    var address = UnixDomainSocketAddress.of(file);
    removeLeftover(file, address);
    try {
      ServerSocketChannel socket = own.own(ServerSocketChannel.open(StandardProtocolFamily.UNIX));
      socket.bind(address);
      own.onClose(() -> Files.deleteIfExists(file));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return socket;
    } catch (IOException e) {
      throw new IOException("no admin socket at %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** A server that was killed leaves its file. What is no socket is nothing of ours. */
  private static void removeLeftover(Path file, UnixDomainSocketAddress address)
      throws IOException {
    if (!Files.exists(file, NOFOLLOW_LINKS)
        || !Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS).isOther()) {
      return;
    }
    try (SocketChannel other = SocketChannel.open(address)) {
      throw new IOException("another server answers at " + other.getRemoteAddress());
    } catch (ConnectException nobody) {
      Files.delete(file);
    }
  }
}
