package dev.lifeguard.examples.ftpd.protocol;

/** How a file is represented on the way: what the command TYPE chooses. */
public enum Representation {
  /** {@code TYPE A}: lines end in CR LF on the way. */
  TEXT,
  /** {@code TYPE I}: byte for byte. */
  IMAGE;

  /** What TYPE calls it. */
  public String letter() {
    return this == TEXT ? "A" : "I";
  }

  /**
   * Reads the argument of TYPE.
   *
   * @throws Refusal if it asks for something else (EBCDIC, print formats, odd bytes)
   */
  public static Representation parse(String argument) throws Refusal {
    return switch (Ascii.upper(argument.strip())) {
      case "A", "A N" -> TEXT;
      case "I", "L 8" -> IMAGE;
      case "" -> throw new Refusal(Reply.MISSING_ARGUMENT);
      default -> throw new Refusal(504, "Only TYPE A and TYPE I are served here");
    };
  }
}
