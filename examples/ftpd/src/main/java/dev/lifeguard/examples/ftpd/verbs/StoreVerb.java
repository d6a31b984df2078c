package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.config.rules.Place;
import dev.lifeguard.examples.ftpd.files.Addition;
import dev.lifeguard.examples.ftpd.files.Modes;
import dev.lifeguard.examples.ftpd.files.Receiver;
import dev.lifeguard.examples.ftpd.files.Upload;
import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.examples.ftpd.protocol.Representation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * STOR, STOU and APPE: receive a file. A whole one that does not arrive leaves what was there
 * before; of an addition (APPE, or STOR after REST) what has arrived stays, to be resumed.
 */
enum StoreVerb implements Movement {
  /** STOR: the name is the client's. */
  NAMED,
  /** STOU: the name is ours. */
  UNIQUE,
  /** APPE: adds to what is there. */
  APPEND;

  private static final Reply NOT_WRITTEN = new Reply(452, "The file cannot be written to its end");

  @Override
  public Reply move(Exchange exchange, Transfer transfer) throws Refusal, IOException {
    long offset = exchange.takeRestart();
    VirtualPath path = this == UNIQUE ? exchange.here().child(uniqueName()) : exchange.path();
    Path target = exchange.files().target(path);
    Place place = exchange.files().at(target);
    if (this == NAMED && !place.overwrites() && Files.exists(target)) {
      throw new Refusal(550, path + ": Overwrite permission denied");
    }
    Receiver receiver = begin(transfer, target, offset, Modes.ofFile(place.mask().files()));
    Flow flow = DataConnections.open(exchange, transfer, preliminary(path), place);
    receive(flow, receiver, exchange.representation());
    if (exchange.dialogue().clientIsGone()) {
      throw new Refusal(426, "The client is gone, and may have had more to send");
    }
    commit(receiver);
    return new Reply(226, "Got %s, %d bytes".formatted(path, transfer.bytes()));
  }

  private static String uniqueName() {
    return "ftp." + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** What RFC 1123 wants to be said of a name that the client does not know. */
  private Reply preliminary(VirtualPath path) {
    return new Reply(
        150, this == UNIQUE ? "FILE: " + path.name() : "Opening the data connection for " + path);
  }

  private Receiver begin(Transfer transfer, Path target, long offset, int mode) throws Refusal {
    try {
      if (Files.exists(target) && !Files.isWritable(target)) {
        throw new Refusal(550, "The file cannot be written");
      }
      if (this == APPEND) {
        return Addition.atEnd(transfer.pool(), target, mode);
      }
      if (offset == 0) {
        return new Upload(transfer.pool(), target, mode);
      }
      if (Files.notExists(target) || Files.size(target) < offset) {
        throw new Refusal(Reply.BEYOND_THE_END);
      }
      return Addition.at(transfer.pool(), target, offset);
    } catch (IOException e) {
      throw new Refusal(new Reply(550, "The file cannot be written"), e);
    }
  }

  private static void receive(Flow flow, Receiver receiver, Representation representation)
      throws Refusal, IOException {
    boolean text = representation == Representation.TEXT;
    ByteBuffer buffer = TransferBuffer.of(flow.transfer());
    int count;
    do {
      count = flow.read(buffer);
      boolean openCr = text && NetworkText.decode(buffer, count < 0);
      if (!text) {
        buffer.flip();
      }
      write(receiver, buffer);
      buffer.clear();
      if (openCr) {
        buffer.put((byte) '\r');
      }
    } while (count >= 0);
  }

  private static void write(Receiver receiver, ByteBuffer buffer) throws Refusal {
    try {
      receiver.write(buffer);
    } catch (IOException e) {
      throw new Refusal(NOT_WRITTEN, e);
    }
  }

  private static void commit(Receiver receiver) throws Refusal {
    try {
      receiver.commit();
    } catch (IOException e) {
      throw new Refusal(NOT_WRITTEN, e);
    }
  }
}
