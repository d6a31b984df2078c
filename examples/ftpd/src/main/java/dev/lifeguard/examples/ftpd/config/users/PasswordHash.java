package dev.lifeguard.examples.ftpd.config.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** A password as it is stored. */
public sealed interface PasswordHash {

  /** Marks a password that stands there as it is. */
  String PLAIN = "{plain}";

  /** Whether the password is that one. */
  boolean fits(byte[] password);

  /** The password itself: for trying things out. */
  record Plain(String password) implements PasswordHash {
    @Override
    public boolean fits(byte[] given) {
      return MessageDigest.isEqual(password.getBytes(StandardCharsets.UTF_8), given);
    }

    @Override
    public String toString() {
      return PLAIN + "…";
    }
  }

  /** SHA-crypt, with SHA-256 or SHA-512. */
  record Crypt(ShaCrypt crypt) implements PasswordHash {
    @Override
    public boolean fits(byte[] given) {
      return crypt.fits(given);
    }
  }

  /** No password fits: the account is locked. */
  record Locked() implements PasswordHash {
    @Override
    public boolean fits(byte[] given) {
      return false;
    }
  }

  /** What is stored as {@code text}; empty if that is nothing that we can check. */
  static Optional<PasswordHash> parse(String text) {
    if (text.startsWith(PLAIN)) {
      return Optional.of(new Plain(text.substring(PLAIN.length())));
    }
    if (text.isEmpty() || text.startsWith("*") || text.startsWith("!") || text.equals("x")) {
      return Optional.of(new Locked());
    }
    return ShaCrypt.parse(text).map(Crypt::new);
  }
}
