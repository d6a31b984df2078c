package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.files.Upload;
import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.examples.ftpd.net.Stream;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.pools.TransferRec;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.examples.ftpd.protocol.Representation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** STOR: receives a file. One that does not arrive leaves what was there before. */
final class StoreVerb implements Handler {

  private static final Reply NOT_WRITTEN = new Reply(452, "The file cannot be written to its end");

  @Override
  public Reply handle(Exchange exchange) throws Refusal, IOException {
    VirtualPath path = exchange.path();
    try (TransferRec transfer = DataConnections.begin(exchange)) {
      Upload upload = begin(transfer, exchange.files().target(path));
      Stream data = DataConnections.open(exchange, transfer, path.toString());
      receive(transfer, data, upload, exchange.representation());
      if (exchange.dialogue().clientIsGone()) {
        throw new Refusal(426, "The client is gone, and may have had more to send");
      }
      commit(upload);
      return new Reply(226, "Got %s, %d bytes".formatted(path, transfer.bytes()));
    }
  }

  private static Upload begin(Transfer transfer, Path target) throws Refusal {
    try {
      return new Upload(transfer.pool(), target);
    } catch (IOException e) {
      throw new Refusal(new Reply(550, "The file cannot be written"), e);
    }
  }

  private static void receive(
      Transfer transfer, Stream data, Upload upload, Representation representation) throws Refusal {
    boolean text = representation == Representation.TEXT;
    ByteBuffer buffer = TransferBuffer.of(transfer);
    try {
      int count;
      do {
        count = data.read(buffer);
        transfer.bytes(transfer.bytes() + Math.max(0, count));
        boolean openCr = text && NetworkText.decode(buffer, count < 0);
        if (!text) {
          buffer.flip();
        }
        upload.write(buffer);
        buffer.clear();
        if (openCr) {
          buffer.put((byte) '\r');
        }
      } while (count >= 0);
    } catch (IOException e) {
      throw new Refusal(NOT_WRITTEN, e);
    }
  }

  private static void commit(Upload upload) throws Refusal {
    try {
      upload.commit();
    } catch (IOException e) {
      throw new Refusal(NOT_WRITTEN, e);
    }
  }
}
