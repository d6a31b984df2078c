package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.files.Modes;
import dev.lifeguard.examples.ftpd.protocol.Ascii;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.runtime.PoolTree;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** SITE CHMOD, SITE HELP, and SITE POOLS: the pools of the whole process as they are now. */
final class SiteVerb implements Handler {

  private static final Pattern MODE = Pattern.compile("0?[0-7]{3}");

  @Override
  public Reply handle(Exchange exchange) throws Refusal {
    String[] words = exchange.required().stripLeading().split(" ", 2);
    String argument = words.length == 1 ? "" : words[1];
    return switch (Ascii.upper(words[0].strip())) {
      case "" -> throw new Refusal(Reply.MISSING_ARGUMENT);
      case "CHMOD" -> chmod(exchange, argument);
      case "HELP" -> new Reply(214, "SITE knows:", "CHMOD mode path", "HELP", "POOLS", "End");
      case "POOLS" -> pools(exchange);
      default -> throw new Refusal(500, "SITE HELP says what there is");
    };
  }

  private static Reply chmod(Exchange exchange, String argument) throws Refusal {
    String[] words = argument.split(" ", 2);
    if (words.length == 1 || words[1].isEmpty()) {
      throw new Refusal(501, "Say SITE CHMOD, a mode and a path");
    }
    Path place = exchange.files().by("SITE_CHMOD").existing(exchange.here().resolve(words[1]));
    if (!MODE.matcher(words[0]).matches()) {
      throw new Refusal(550, "A mode is three digits from 0 to 7");
    }
    try {
      Files.setPosixFilePermissions(place, Modes.permissions(Integer.parseInt(words[0], 8)));
    } catch (IOException | UnsupportedOperationException e) {
      throw new Refusal(new Reply(550, "Its mode cannot be changed"), e);
    }
    return new Reply(200, "Its mode is " + words[0]);
  }

  /** Not for guests: it shows who else is there. */
  private static Reply pools(Exchange exchange) throws Refusal {
    if (!exchange.loggedIn() || exchange.guest().isPresent()) {
      throw new Refusal(550, "SITE POOLS: Permission denied");
    }
    List<String> lines = new ArrayList<>();
    lines.add("The pools of this server:");
    PoolTree.of(top(exchange.session().pool())).toString().lines().forEach(lines::add);
    lines.add("End");
    return new Reply(211, lines);
  }

  private static ResourcePool<?> top(ResourcePool<?> pool) {
    ResourcePool<?> parent = pool.parent();
    return parent == null ? pool : top(parent);
  }
}
