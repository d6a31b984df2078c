package dev.lifeguard.examples.ftpd.config.users;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a file in the format of passwd: name, password, user, group, real name, home and shell with
 * colons between. Passwords are SHA-crypt ({@code $5$}, {@code $6$}), or plain behind {@code
 * {plain}}; whoever has none, or one that begins with {@code *} or {@code !}, cannot log in. The
 * other hashes of crypt(3) are refused: the JDK has neither DES nor yescrypt, and MD5 is broken.
 */
public final class PasswordFile {

  private static final int FIELDS = 7;

  private PasswordFile() {}

  /**
   * The users in {@code file}.
   *
   * @throws IOException if it cannot be read
   * @throws ConfigException if a line of it is wrong
   */
  public static Users read(Path file) throws IOException, ConfigException {
    return parse(file.toString(), Files.readAllLines(file));
  }

  static Users parse(String file, List<String> lines) throws ConfigException {
    Map<String, PasswordHash> passwords = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#")) {
        add(passwords, line, new Position(file, i + 1, 1));
      }
    }
    return new Users(passwords);
  }

  private static void add(Map<String, PasswordHash> passwords, String line, Position at)
      throws ConfigException {
    String[] fields = line.split(":", -1);
    if (fields.length != FIELDS || fields[0].isEmpty()) {
      throw new ConfigException(at, "a user needs a name and six more fields, with : between");
    }
    var second = new Position(at.file(), at.line(), fields[0].length() + 2);
    PasswordHash hash =
        PasswordHash.parse(fields[1])
            .orElseThrow(
                () ->
                    new ConfigException(
                        second, "this hash cannot be checked: only $5$, $6$ and {plain} can"));
    if (passwords.putIfAbsent(fields[0], hash) != null) {
      throw new ConfigException(at, "there is a user " + fields[0] + " already");
    }
  }
}
