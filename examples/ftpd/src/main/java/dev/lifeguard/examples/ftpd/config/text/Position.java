package dev.lifeguard.examples.ftpd.config.text;

/**
 * A place in a configuration.
 *
 * @param file what the text is called
 * @param line counted from 1
 * @param column in characters, counted from 1
 */
public record Position(String file, int line, int column) {

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
