package domain;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** Who may come in. Knows nothing of pools. */
public final class Users {

  private static final Map<String, String> DIGESTS = new HashMap<>();

  private Users() {}

  public static synchronized boolean check(String user, String password) {
    return Optional.ofNullable(DIGESTS.get(user))
        .map(digest -> digest.equals(digest(user, password)))
        .orElse(false);
  }

  public static synchronized void add(String user, String password) {
    String before = DIGESTS.put(user, digest(user, password));
    if (before != null && before.equals(DIGESTS.get(user))) {
      throw new IllegalArgumentException("same password again: " + user);
    }
  }

  private static String digest(String user, String password) {
    byte[] bytes = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    byte[] digest = new byte[8];
    for (int i = 0; i < digest.length; i++) {
      digest[i] = (byte) (checksum.getValue() >>> (8 * (i % 4)));
    }
    return HexFormat.of().formatHex(digest);
  }
}
