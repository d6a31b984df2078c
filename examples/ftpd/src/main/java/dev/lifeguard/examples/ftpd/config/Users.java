package dev.lifeguard.examples.ftpd.config;

import dev.lifeguard.examples.ftpd.pools.Server;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Who may log in: the {@link Directive#USER} directives. */
public final class Users {

  private Users() {}

  /** Whether the password is that user's. Takes as long for a wrong one as for the right one. */
  public static boolean knows(Server server, String user, String password) {
    if (user.indexOf(':') >= 0) {
      return false; // else part of a password would do as part of a name
    }
    byte[] given = bytes(user + ":" + password);
    return Configs.all(server, Directive.USER)
        .map(known -> MessageDigest.isEqual(bytes(known), given))
        .reduce(false, Boolean::logicalOr);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
