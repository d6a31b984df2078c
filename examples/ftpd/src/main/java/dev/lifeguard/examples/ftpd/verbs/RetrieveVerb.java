package dev.lifeguard.examples.ftpd.verbs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.examples.ftpd.protocol.Representation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** RETR: sends a file, after REST from there on. */
final class RetrieveVerb {

  private RetrieveVerb() {}

  static Reply retr(Exchange exchange, Transfer transfer) throws Refusal, IOException {
    long offset = exchange.takeRestart();
    VirtualPath path = exchange.path();
    Path found = exchange.files().file(path);
    FileChannel file = open(transfer, found);
    if (offset > file.size()) {
      throw new Refusal(Reply.BEYOND_THE_END);
    }
    Flow flow =
        DataConnections.open(exchange, transfer, path.toString(), exchange.files().at(found));
    if (exchange.representation() == Representation.TEXT) {
      sendText(transfer, file, flow);
    } else {
      flow.send(file, offset);
    }
    return new Reply(226, "That was %s, %d bytes".formatted(path, transfer.bytes()));
  }

  private static FileChannel open(Transfer transfer, Path file) throws Refusal {
    try {
      return transfer.pool().own(FileChannel.open(file, READ, NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw new Refusal(new Reply(550, "The file cannot be read"), e);
    }
  }

  private static void sendText(Transfer transfer, FileChannel file, Flow flow)
      throws Refusal, IOException {
    ByteBuffer lines = TransferBuffer.of(transfer);
    ByteBuffer wire = TransferBuffer.of(transfer);
    while (file.read(lines) >= 0) {
      lines.flip();
      while (lines.hasRemaining()) {
        NetworkText.encode(lines, wire);
        flow.write(wire.flip());
        wire.clear();
      }
      lines.clear();
    }
  }
}
