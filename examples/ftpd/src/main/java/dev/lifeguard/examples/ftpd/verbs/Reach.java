package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.config.rules.Client;
import dev.lifeguard.examples.ftpd.config.rules.Place;
import dev.lifeguard.examples.ftpd.config.rules.Places;
import dev.lifeguard.examples.ftpd.files.ServedDirectory;
import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import java.nio.file.Path;

/**
 * What a command reaches: the files that are served, as far as the limits allow it for that client.
 * Handlers know no other way to a file.
 *
 * @param served what is served to the client
 * @param places what holds for which files
 * @param client who asks
 * @param verb for what, as limits call it
 */
record Reach(ServedDirectory served, Places places, Client client, String verb) {

  /** The same for a command that limits call something else. */
  Reach by(String name) {
    return new Reach(served, places, client, name);
  }

  /** What holds for a file or directory, given as it really is. */
  Place at(Path real) {
    return places.at(real);
  }

  /** Whether the command may be given for that file or directory, given as it really is. */
  boolean permits(Path real) {
    return at(real).limits().allow(verb, client);
  }

  /** {@link ServedDirectory#existing}, if it is permitted. */
  Path existing(VirtualPath path) throws Refusal {
    return permitted(path, served.existing(path));
  }

  /** {@link ServedDirectory#directory}, if it is permitted. */
  Path directory(VirtualPath path) throws Refusal {
    return permitted(path, served.directory(path));
  }

  /** {@link ServedDirectory#file}, if it is permitted. */
  Path file(VirtualPath path) throws Refusal {
    return permitted(path, served.file(path));
  }

  /** {@link ServedDirectory#target}, if it is permitted. */
  Path target(VirtualPath path) throws Refusal {
    return permitted(path, served.target(path));
  }

  /** {@link ServedDirectory#entry}, if it is permitted. */
  Path entry(VirtualPath path) throws Refusal {
    return permitted(path, served.entry(path));
  }

  /** {@link ServedDirectory#vacant}, if it is permitted. */
  Path vacant(VirtualPath path) throws Refusal {
    return permitted(path, served.vacant(path));
  }

  private Path permitted(VirtualPath path, Path real) throws Refusal {
    if (!permits(real)) {
      throw new Refusal(550, path + ": Permission denied");
    }
    return real;
  }
}
