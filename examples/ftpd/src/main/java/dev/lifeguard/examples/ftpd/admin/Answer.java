package dev.lifeguard.examples.ftpd.admin;

/**
 * What comes back for a command.
 *
 * @param ok whether it did what it was to do
 * @param text lines for people, each with its end
 */
public record Answer(boolean ok, String text) {

  private static final String OK = "ok\n";
  private static final String FAILED = "failed\n";

  /** It was done. */
  static Answer done(String text) {
    return new Answer(true, text);
  }

  /** It could not be done. */
  static Answer failed(String why) {
    return new Answer(false, why + "\n");
  }

  /** As it is sent: the text, and a last line that says {@code ok} or {@code failed}. */
  String wire() {
    return text + (ok ? OK : FAILED);
  }

  /** What was sent; one that breaks off has failed. */
  static Answer parse(String wire) {
    boolean ok = wire.equals(OK) || wire.endsWith("\n" + OK);
    String last = ok ? OK : wire.endsWith(FAILED) ? FAILED : "";
    return new Answer(ok, wire.substring(0, wire.length() - last.length()));
  }
}
