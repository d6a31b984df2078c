package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.config.rules.ListOptions;
import dev.lifeguard.examples.ftpd.files.Entry;
import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.examples.ftpd.pools.Login;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** STAT: how the session is, also while a transfer is under way; or a listing, as a reply. */
final class StatusVerb {

  /** A reply is put together as a whole; a longer listing is what LIST is for. */
  private static final int MOST = 1000;

  private StatusVerb() {}

  static Reply status(Exchange exchange) throws Refusal, IOException {
    return exchange.argument().isBlank() ? session(exchange) : listing(exchange);
  }

  private static Reply session(Exchange exchange) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("Status:");
    lines.add("Connected from " + exchange.dialogue().peer().getHostAddress());
    Login login = exchange.session().login();
    if (login != null) {
      lines.add("Logged in as " + login.user());
    }
    lines.add("TYPE %s, STRU F, MODE S".formatted(exchange.representation().letter()));
    lines.add(transfer(exchange));
    lines.add("End of status");
    return new Reply(211, lines);
  }

  private static String transfer(Exchange exchange) {
    Transfer transfer = exchange.session().transfer();
    String verb = transfer == null ? null : transfer.verb();
    return transfer == null || verb == null
        ? "No transfer"
        : "%s, %d bytes so far".formatted(verb, transfer.bytes());
  }

  /** The codes of RFC 959: it knows no 550 for STAT. */
  private static Reply listing(Exchange exchange) throws Refusal, IOException {
    VirtualPath path;
    Path found;
    try {
      path = exchange.here().resolve(ListFlags.path(exchange.argument()));
      found = exchange.files().existing(path);
    } catch (Refusal refusal) {
      throw refusal.instead(550, 450);
    }
    ListFlags flags =
        ListFlags.of(
            LineFormat.LONG,
            ListOptions.of(exchange.files().at(found).listOptions(), "STAT"),
            ListFlags.options(exchange.argument()));
    List<String> lines = new ArrayList<>();
    lines.add("Status of %s:".formatted(path));
    boolean directory = Files.isDirectory(found);
    if (directory) {
      var entries = new ListLines(exchange.files(), flags, "");
      var stream = ListVerb.open(exchange.command().tmp(), found);
      addAll(Ordered.of(stream, flags.order()), Math.min(MOST, flags.most()), entries, lines);
    } else {
      Entry.at(found).map(Entry::longLine).ifPresent(lines::add);
    }
    lines.add("End of status");
    return new Reply(directory ? 212 : 213, lines);
  }

  private static void addAll(Iterable<Path> entries, int most, ListLines shown, List<String> lines)
      throws IOException {
    try {
      for (Path entry : entries) {
        if (lines.size() > most) {
          lines.add("and more: say LIST");
          return;
        }
        shown.line(entry).ifPresent(lines::add);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
