package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;

/** PWD, CWD and CDUP: where the session is. */
final class DirectoryVerbs {

  private DirectoryVerbs() {}

  static Reply pwd(Exchange exchange) {
    return new Reply(257, exchange.here().quoted() + " is where you are");
  }

  static Reply cwd(Exchange exchange) throws Refusal {
    return go(exchange, exchange.path());
  }

  static Reply cdup(Exchange exchange) throws Refusal {
    return go(exchange, exchange.here().resolve(".."));
  }

  private static Reply go(Exchange exchange, VirtualPath directory) throws Refusal {
    exchange.files().directory(directory);
    exchange.session().directory(directory);
    return new Reply(250, directory.quoted() + " is where you are now");
  }
}
