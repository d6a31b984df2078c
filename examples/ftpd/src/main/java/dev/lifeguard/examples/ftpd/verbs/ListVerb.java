package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.files.Entry;
import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** LIST and NLST: send a listing of a directory, or one line for a file. */
record ListVerb(LineFormat format) implements Movement {

  @Override
  public Reply move(Exchange exchange, Transfer transfer) throws Refusal, IOException {
    VirtualPath path = exchange.here().resolve(withoutOptions(exchange.argument()));
    Path place = exchange.files().existing(path);
    if (Files.isDirectory(place)) {
      DirectoryStream<Path> entries = open(transfer.pool(), place);
      Flow flow = DataConnections.open(exchange, transfer, path.toString());
      new Listing(flow).addAll(entries, this::line);
    } else {
      var listing = new Listing(DataConnections.open(exchange, transfer, path.toString()));
      listing.add(line(place));
      listing.flush();
    }
    return new Reply(226, "That was all");
  }

  /** Clients say {@code LIST -la} as if they talked to a shell. */
  static String withoutOptions(String argument) {
    String rest = argument.strip();
    while (rest.startsWith("-")) {
      int space = rest.indexOf(' ');
      rest = space < 0 ? "" : rest.substring(space).strip();
    }
    return rest;
  }

  @SuppressWarnings("StreamResourceLeak") // the pool closes it
  static DirectoryStream<Path> open(ResourcePool<?> pool, Path directory) throws Refusal {
    try {
      return pool.own(Files.newDirectoryStream(directory));
    } catch (IOException e) {
      throw new Refusal(new Reply(550, "The directory cannot be read"), e);
    }
  }

  private Optional<String> line(Path place) {
    return Entry.at(place).map(format::line);
  }
}
