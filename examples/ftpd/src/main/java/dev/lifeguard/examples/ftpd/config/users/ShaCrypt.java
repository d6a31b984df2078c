package dev.lifeguard.examples.ftpd.config.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash of crypt(3), made with SHA-256 ({@code $5$}) or SHA-512 ({@code $6$}).
 *
 * @param kind which of them
 * @param salt at most 16 characters
 * @param rounds how often it is stirred
 * @param hash what comes out for the right password
 */
record ShaCrypt(Kind kind, String salt, int rounds, String hash) {

  private static final Pattern FORMAT =
      Pattern.compile("\\$([56])\\$(?:rounds=(\\d{1,9})\\$)?([^$:]{0,16})\\$([./0-9A-Za-z]+)");
  private static final int USUAL_ROUNDS = 5000;
  private static final int LEAST_ROUNDS = 1000;

  /** A login may take a second, not a minute. */
  private static final int MOST_ROUNDS = 1_000_000;

  enum Kind {
    SHA_256("SHA-256", 32, 43),
    SHA_512("SHA-512", 64, 86);

    private final String algorithm;
    private final int bytes;
    private final int characters;

    Kind(String algorithm, int bytes, int characters) {
      this.algorithm = algorithm;
      this.bytes = bytes;
      this.characters = characters;
    }

    private MessageDigest digest() {
      try {
        return MessageDigest.getInstance(algorithm);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has " + algorithm, e);
      }
    }
  }

  /** The hash written so; empty if it is none, or would take too long. */
  static Optional<ShaCrypt> parse(String text) {
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Kind kind = matcher.group(1).equals("5") ? Kind.SHA_256 : Kind.SHA_512;
    String given = matcher.group(2);
    int rounds = given == null ? USUAL_ROUNDS : Math.max(LEAST_ROUNDS, Integer.parseInt(given));
    String hash = matcher.group(4);
    if (rounds > MOST_ROUNDS || hash.length() != kind.characters) {
      return Optional.empty();
    }
    return Optional.of(new ShaCrypt(kind, matcher.group(3), rounds, hash));
  }

  boolean fits(byte[] password) {
    byte[] made = encode(stir(password)).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(made, hash.getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] stir(byte[] password) {
    byte[] salted = salt.getBytes(StandardCharsets.UTF_8);
    byte[] sum = first(password, salted);
    byte[] p = repeat(password, password.length, password.length);
    byte[] s = repeat(salted, 16 + (sum[0] & 0xff), salted.length);
    MessageDigest digest = kind.digest();
    for (int round = 0; round < rounds; round++) {
      digest.update(round % 2 == 1 ? p : sum);
      if (round % 3 != 0) {
        digest.update(s);
      }
      if (round % 7 != 0) {
        digest.update(p);
      }
      digest.update(round % 2 == 1 ? sum : p);
      sum = digest.digest();
    }
    return sum;
  }

  private byte[] first(byte[] password, byte[] salted) {
    MessageDigest digest = kind.digest();
    digest.update(password);
    digest.update(salted);
    digest.update(password);
    byte[] other = digest.digest();
    digest.update(password);
    digest.update(salted);
    digest.update(stretch(other, password.length));
    for (int bits = password.length; bits > 0; bits >>= 1) {
      digest.update((bits & 1) == 1 ? other : password);
    }
    return digest.digest();
  }

  /** The hash of {@code text}, so many times over, as long as {@code length}. */
  private byte[] repeat(byte[] text, int times, int length) {
    MessageDigest digest = kind.digest();
    for (int i = 0; i < times; i++) {
      digest.update(text);
    }
    return stretch(digest.digest(), length);
  }

  private static byte[] stretch(byte[] bytes, int length) {
    byte[] all = new byte[length];
    for (int i = 0; i < length; i++) {
      all[i] = bytes[i % bytes.length];
    }
    return all;
  }

  /** Base 64 with an alphabet and an order of its own, three bytes at a time. */
  private String encode(byte[] sum) {
    var text = new StringBuilder();
    int third = kind.bytes / 3;
    int a = 0;
    int b = third;
    int c = 2 * third;
    for (int i = 0; i < third; i++) {
      append(text, sum[a], sum[b], sum[c], 4);
      int next = a + 1;
      if (kind == Kind.SHA_512) {
        a = b + 1;
        b = c + 1;
        c = next;
      } else {
        a = c + 1;
        c = b + 1;
        b = next;
      }
    }
    if (kind == Kind.SHA_512) {
      append(text, (byte) 0, (byte) 0, sum[63], 2);
    } else {
      append(text, (byte) 0, sum[31], sum[30], 3);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, byte high, byte middle, byte low, int count) {
    int bits = ((high & 0xff) << 16) | ((middle & 0xff) << 8) | (low & 0xff);
    for (int i = 0; i < count; i++) {
      text.append(ALPHABET.charAt(bits & 63));
      bits >>= 6;
    }
  }

  private static final String ALPHABET =
      "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  @Override
  public String toString() {
    return kind + " with " + rounds + " rounds";
  }
}
