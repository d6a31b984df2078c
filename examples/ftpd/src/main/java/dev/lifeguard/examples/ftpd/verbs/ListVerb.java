package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.config.rules.ListOptions;
import dev.lifeguard.examples.ftpd.config.rules.Place;
import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** LIST and NLST: send a listing of a directory, or one line for a file. */
record ListVerb(LineFormat format) implements Movement {

  /** The codes of RFC 959: it knows no 550 for LIST and NLST. */
  @Override
  public Reply move(Exchange exchange, Transfer transfer) throws Refusal, IOException {
    try {
      return list(exchange, transfer);
    } catch (Refusal refusal) {
      throw refusal.instead(550, 450);
    }
  }

  private Reply list(Exchange exchange, Transfer transfer) throws Refusal, IOException {
    VirtualPath path = exchange.here().resolve(ListFlags.path(exchange.argument()));
    Path found = exchange.files().existing(path);
    Place place = exchange.files().at(found);
    ListFlags flags = flags(exchange, place);
    if (Files.isDirectory(found)) {
      DirectoryStream<Path> entries = open(transfer.pool(), found);
      Flow flow = DataConnections.open(exchange, transfer, path.toString(), place);
      var listing = new Listing(flow);
      var lines = ListLines.of(exchange.files(), flags, ListFlags.path(exchange.argument()));
      if (flags.dots()) {
        listing.add(lines.line(found, "."));
        listing.add(lines.line(exchange.files().served().existing(path.parent()), ".."));
      }
      listing.addAll(Ordered.of(entries, flags.order()), flags.most(), lines::line);
    } else {
      Flow flow = DataConnections.open(exchange, transfer, path.toString(), place);
      var listing = new Listing(flow);
      var lines = ListLines.of(exchange.files(), flags, "");
      listing.add(lines.line(found, ListFlags.path(exchange.argument())));
      listing.flush();
    }
    return new Reply(226, "That was all");
  }

  private ListFlags flags(Exchange exchange, Place place) {
    return ListFlags.of(
        format,
        ListOptions.of(place.listOptions(), exchange.verb()),
        ListFlags.options(exchange.argument()));
  }

  @SuppressWarnings("StreamResourceLeak") // the pool closes it
  static DirectoryStream<Path> open(ResourcePool<?> pool, Path directory) throws Refusal {
    try {
      return pool.own(Files.newDirectoryStream(directory));
    } catch (IOException e) {
      throw new Refusal(new Reply(550, "The directory cannot be read"), e);
    }
  }
}
