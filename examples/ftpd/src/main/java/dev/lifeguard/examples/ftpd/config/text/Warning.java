package dev.lifeguard.examples.ftpd.config.text;

/** Something that is no error and is not in force either. */
public record Warning(Position at, String message) {

  @Override
  public String toString() {
    return at + ": warning: " + message;
  }
}
