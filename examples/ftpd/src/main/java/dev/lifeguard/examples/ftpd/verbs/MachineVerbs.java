package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.files.Entry;
import dev.lifeguard.examples.ftpd.files.Facts;
import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.protocol.Ascii;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** MLST and MLSD: listings for programs (RFC 3659). */
final class MachineVerbs {

  private MachineVerbs() {}

  static Reply mlst(Exchange exchange) throws Refusal {
    VirtualPath path = exchange.pathOrHere();
    Reach files = exchange.files();
    Path real = files.existing(path);
    Entry entry = Entry.at(real).orElseThrow(() -> new Refusal(550, "It has just gone"));
    String shown = Ascii.printable(path.toString());
    String line = exchange.facts().line(entry, shown, () -> Perm.of(entry, real, files));
    return new Reply(250, "Of " + path + ":", line, "End");
  }

  static Reply mlsd(Exchange exchange, Transfer transfer) throws Refusal, IOException {
    VirtualPath path = exchange.pathOrHere();
    Path directory = exchange.files().existing(path);
    if (!Files.isDirectory(directory)) {
      throw new Refusal(501, "That is not a directory: say MLST");
    }
    var entries = ListVerb.open(transfer.pool(), directory);
    Flow flow =
        DataConnections.open(exchange, transfer, path.toString(), exchange.files().at(directory));
    Reach files = exchange.files();
    Facts facts = exchange.facts();
    new Listing(flow).addAll(entries, Integer.MAX_VALUE, entry -> line(files, facts, path, entry));
    return new Reply(226, "That was all");
  }

  private static Optional<String> line(
      Reach files, Facts facts, VirtualPath directory, Path place) {
    return Entry.at(place)
        .filter(_ -> files.permits(place))
        .map(entry -> entry.followedIn(files.served(), directory.child(entry.name())))
        .map(entry -> facts.line(entry, entry.shownName(), () -> Perm.of(entry, place, files)));
  }
}
