package dev.lifeguard.examples.ftpd.verbs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.lifeguard.examples.ftpd.files.Entry;
import dev.lifeguard.examples.ftpd.files.Modes;
import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.examples.ftpd.pools.Transfer;
import dev.lifeguard.examples.ftpd.pools.TransferRec;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.examples.ftpd.protocol.Representation;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * SIZE, MDTM, MFMT, DELE, MKD, RMD, RNFR and RNTO: what is done to files without moving their
 * bytes.
 */
final class FileVerbs {

  private FileVerbs() {}

  static Reply size(Exchange exchange) throws Refusal, IOException {
    Path file = exchange.files().file(exchange.path());
    if (exchange.representation() == Representation.TEXT) {
      throw new Refusal(550, "How long it is as text is not known: say TYPE I");
    }
    return new Reply(213, Long.toString(Files.size(file)));
  }

  static Reply mdtm(Exchange exchange) throws Refusal {
    Path file = exchange.files().file(exchange.path());
    return Entry.at(file)
        .map(entry -> new Reply(213, entry.modified()))
        .orElseThrow(() -> new Refusal(550, "It has just gone"));
  }

  /** Says when a file was last changed, as clients do that mirror directories. */
  static Reply mfmt(Exchange exchange) throws Refusal {
    String[] words = exchange.required().split(" ", 2);
    Instant time = Entry.time(words[0]).orElseThrow(() -> new Refusal(501, "That is no time"));
    if (words.length == 1 || words[1].isEmpty()) {
      throw new Refusal(501, "Say MFMT, a time and a path");
    }
    VirtualPath path = exchange.here().resolve(words[1]);
    Path file = exchange.files().existing(path);
    change(() -> Files.setLastModifiedTime(file, FileTime.from(time)), "Its time cannot be set");
    return new Reply(213, "Modify=%s; %s".formatted(words[0], words[1]));
  }

  static Reply dele(Exchange exchange) throws Refusal {
    VirtualPath path = exchange.path();
    Path entry = exchange.files().entry(path);
    if (Files.isDirectory(entry, NOFOLLOW_LINKS)) {
      throw new Refusal(550, "That is a directory: say RMD");
    }
    change(() -> Files.delete(entry), "The file cannot be deleted");
    return new Reply(250, path.quoted() + " is deleted");
  }

  static Reply mkd(Exchange exchange) throws Refusal {
    VirtualPath path = exchange.path();
    Path place = exchange.files().vacant(path);
    int mode = Modes.ofDirectory(exchange.files().at(place).mask().directories());
    change(() -> Modes.makeDirectory(place, mode), "The directory cannot be made");
    return new Reply(257, path.quoted() + " is made");
  }

  static Reply rmd(Exchange exchange) throws Refusal {
    VirtualPath path = exchange.path();
    Path entry = exchange.files().entry(path);
    if (!Files.isDirectory(entry, NOFOLLOW_LINKS)) {
      throw new Refusal(550, "That is not a directory");
    }
    change(() -> Files.delete(entry), "The directory cannot be removed");
    return new Reply(250, path.quoted() + " is removed");
  }

  /** Begins a renaming, which lasts until RNTO or until anything else is done. */
  static Reply rnfr(Exchange exchange) throws Refusal {
    VirtualPath path = exchange.path();
    exchange.files().entry(path);
    Session session = exchange.session();
    TransferRec renaming = TransferRec.in(session.pool(), session);
    session.transfer(renaming);
    renaming.renamed(path);
    return new Reply(350, "Now say RNTO and the new name");
  }

  static Reply rnto(Exchange exchange) throws Refusal {
    Session session = exchange.session();
    Transfer renaming = session.transfer();
    VirtualPath from = renaming == null ? null : renaming.renamed();
    session.transfer(null);
    if (from == null) {
      throw new Refusal(503, "Say RNFR first");
    }
    VirtualPath to = exchange.path();
    Path source = exchange.files().served().entry(from);
    Path target = target(exchange.files(), to);
    change(() -> Files.move(source, target, ATOMIC_MOVE), "It cannot be renamed");
    return new Reply(250, to.quoted() + " is its name now");
  }

  /** A plain file may be replaced, and nothing else. */
  private static Path target(Reach files, VirtualPath to) throws Refusal {
    Path target = files.target(to);
    if (Files.exists(target, NOFOLLOW_LINKS) && !files.at(target).overwrites()) {
      throw new Refusal(550, to + ": Rename permission denied");
    }
    return target;
  }

  private interface Change {
    void make() throws IOException;
  }

  private static void change(Change change, String failure) throws Refusal {
    try {
      change.make();
    } catch (DirectoryNotEmptyException e) {
      throw new Refusal(new Reply(550, "The directory is not empty"), e);
    } catch (IOException e) {
      throw new Refusal(new Reply(550, failure), e);
    }
  }
}
