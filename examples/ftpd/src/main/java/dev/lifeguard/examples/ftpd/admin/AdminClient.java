package dev.lifeguard.examples.ftpd.admin;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Tells a running server something: {@code ftpdctl}. */
public final class AdminClient {

  private AdminClient() {}

  /**
   * Says a command at the admin socket {@code file}, and returns what comes back.
   *
   * @throws IOException if nobody answers there
   */
  public static Answer tell(Path file, String command) throws IOException {
    try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
      ByteBuffer line = ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        socket.write(line);
      }
      byte[] answer = Channels.newInputStream(socket).readAllBytes();
      return Answer.parse(new String(answer, StandardCharsets.UTF_8));
    }
  }
}
