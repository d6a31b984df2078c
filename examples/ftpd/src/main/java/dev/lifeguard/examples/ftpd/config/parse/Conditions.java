package dev.lifeguard.examples.ftpd.config.parse;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Statement;
import java.util.Locale;
import java.util.Set;

/**
 * What {@code <IfModule>} and {@code <IfDefine>} ask. The modules that are there are those whose
 * work this server does; nothing is defined.
 */
final class Conditions {

  private static final Set<String> MODULES =
      Set.of("mod_auth.c", "mod_auth_file.c", "mod_core.c", "mod_ls.c", "mod_xfer.c");

  private Conditions() {}

  static boolean asks(Statement.Open open) {
    String tag = open.name().text().toLowerCase(Locale.ROOT);
    return tag.equals("ifmodule") || tag.equals("ifdefine");
  }

  static boolean holds(Statement.Open open) throws ConfigException {
    if (open.arguments().size() != 1) {
      throw new ConfigException(
          open.name().at(), "<" + open.name().text() + "> needs one argument");
    }
    String asked = open.arguments().getFirst().text();
    boolean not = asked.startsWith("!");
    return MODULES.contains(not ? asked.substring(1) : asked) != not;
  }
}
