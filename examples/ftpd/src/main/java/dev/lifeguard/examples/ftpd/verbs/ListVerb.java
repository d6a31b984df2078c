package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.files.Entry;
import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.examples.ftpd.net.Stream;
import dev.lifeguard.examples.ftpd.pools.TransferRec;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** LIST and NLST: send a listing of a directory, or one line for a file. */
record ListVerb(LineFormat format) implements Handler {

  @Override
  public Reply handle(Exchange exchange) throws Refusal, IOException {
    VirtualPath path = exchange.here().resolve(withoutOptions(exchange.argument()));
    try (TransferRec transfer = DataConnections.begin(exchange)) {
      Path place = exchange.files().existing(path);
      if (Files.isDirectory(place)) {
        DirectoryStream<Path> entries = open(transfer, place);
        Stream data = DataConnections.open(exchange, transfer, path.toString());
        list(entries, new Listing(transfer, data));
      } else {
        Stream data = DataConnections.open(exchange, transfer, path.toString());
        var listing = new Listing(transfer, data);
        add(place, listing);
        listing.flush();
      }
    }
    return new Reply(226, "That was all");
  }

  /** Clients say {@code LIST -la} as if they talked to a shell. */
  private static String withoutOptions(String argument) {
    String rest = argument.strip();
    while (rest.startsWith("-")) {
      int space = rest.indexOf(' ');
      rest = space < 0 ? "" : rest.substring(space).strip();
    }
    return rest;
  }

  @SuppressWarnings("StreamResourceLeak") // the pool closes it
  private static DirectoryStream<Path> open(TransferRec transfer, Path directory) throws Refusal {
    try {
      return transfer.pool().own(Files.newDirectoryStream(directory));
    } catch (IOException e) {
      throw new Refusal(new Reply(550, "The directory cannot be read"), e);
    }
  }

  private void list(DirectoryStream<Path> entries, Listing listing) throws Refusal, IOException {
    try {
      for (Path entry : entries) {
        add(entry, listing);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    listing.flush();
  }

  private void add(Path path, Listing listing) throws Refusal {
    var entry = Entry.at(path);
    if (entry.isPresent()) {
      listing.add(format.line(entry.get()));
    }
  }
}
