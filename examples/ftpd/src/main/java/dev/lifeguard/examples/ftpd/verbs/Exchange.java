package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.config.Guests;
import dev.lifeguard.examples.ftpd.config.Settings;
import dev.lifeguard.examples.ftpd.config.rules.Client;
import dev.lifeguard.examples.ftpd.config.rules.Patience;
import dev.lifeguard.examples.ftpd.config.rules.Places;
import dev.lifeguard.examples.ftpd.files.Facts;
import dev.lifeguard.examples.ftpd.files.ServedDirectory;
import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.examples.ftpd.net.Dialogue;
import dev.lifeguard.examples.ftpd.pools.Command;
import dev.lifeguard.examples.ftpd.pools.Login;
import dev.lifeguard.examples.ftpd.pools.Master;
import dev.lifeguard.examples.ftpd.pools.Session;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.examples.ftpd.protocol.Representation;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * A command on its way to a reply.
 *
 * @param session whose it is
 * @param dialogue where it came in
 * @param command where what it needs for a moment can be put
 * @param verb what it says
 * @param argument what came after the verb; may be empty
 */
public record Exchange(
    Session session, Dialogue dialogue, Command command, String verb, String argument) {

  /** The running server as a whole. */
  Master master() {
    return session.server().generation().master();
  }

  /** The settings of the server. */
  Settings settings() {
    return Objects.requireNonNull(session.server().settings(), "the server has started");
  }

  /** Who gives the command. */
  Client client() {
    Login login = session.login();
    return new Client(dialogue.peer(), login == null ? "" : login.user());
  }

  /** What holds for guests, if the client has come as one. */
  Optional<Guests> guest() {
    Login login = session.login();
    return login != null && login.guest() ? settings().anonymous() : Optional.empty();
  }

  /** What holds for which files. */
  Places places() {
    return guest().map(Guests::places).orElseGet(() -> settings().places());
  }

  /** How long a transfer is waited for. */
  Patience patience() {
    return guest().map(Guests::patience).orElseGet(() -> settings().patience());
  }

  /** What the command reaches. */
  Reach files() {
    ServedDirectory served = guest().map(Guests::files).orElseGet(() -> settings().files());
    return new Reach(served, places(), client(), verb);
  }

  /** The argument of a command that needs one. */
  String required() throws Refusal {
    if (argument.isEmpty()) {
      throw new Refusal(Reply.MISSING_ARGUMENT);
    }
    return argument;
  }

  /** Where the session is. */
  VirtualPath here() {
    VirtualPath directory = session.directory();
    return directory == null ? VirtualPath.TOP : directory;
  }

  /** What the argument names. */
  VirtualPath path() throws Refusal {
    return here().resolve(required());
  }

  /** How files are represented on the way. */
  Representation representation() {
    Representation representation = session.representation();
    return representation == null ? Representation.TEXT : representation;
  }

  /** Whether the client has proven who it is. */
  boolean loggedIn() {
    Login login = session.login();
    return login != null && login.proven();
  }

  /** What the argument names; without one, where the session is. */
  VirtualPath pathOrHere() throws Refusal {
    return here().resolve(argument);
  }

  /** Where in the file the transfer begins; the next one begins at the beginning again. */
  long takeRestart() {
    long offset = session.restart();
    session.restart(0);
    return offset;
  }

  /** What MLST and MLSD say of a file. */
  Facts facts() {
    Facts facts = session.facts();
    return facts == null ? Facts.ALL : facts;
  }

  /** Sends a reply that is not the last one. */
  void preliminary(Reply reply) throws IOException {
    dialogue.send(command.tmp(), reply);
  }
}
