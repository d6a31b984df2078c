package dev.lifeguard.examples.ftpd.config;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directives that a configuration is made of, named as in ProFTPD. */
public enum Directive {
  /** The address to listen on. */
  DEFAULT_ADDRESS("DefaultAddress", "127.0.0.1"),
  /** The port to listen on; 0 for any. */
  PORT("Port", "2121"),
  /** The directory to serve. */
  DEFAULT_ROOT("DefaultRoot", "."),
  /** {@code name:password}; any number of them. */
  USER("User", null),
  /** How many sessions there may be at a time. */
  MAX_CLIENTS("MaxClients", "500"),
  /** How many seconds a session may say nothing. */
  TIMEOUT_IDLE("TimeoutIdle", "300"),
  /** How many seconds to wait for a data connection. */
  TIMEOUT_DATA("TimeoutNoTransfer", "30"),
  /** How many seconds a transfer may not move. */
  TIMEOUT_STALLED("TimeoutStalled", "60");

  private final String text;
  private final Optional<String> preset;

  Directive(String text, @Nullable String preset) {
    this.text = text;
    this.preset = Optional.ofNullable(preset);
  }

  /** How it is written. */
  public String text() {
    return text;
  }

  /** What holds when it is not there. */
  Optional<String> preset() {
    return preset;
  }

  static Optional<Directive> named(String text) {
    return Stream.of(values()).filter(d -> d.text.equalsIgnoreCase(text)).findAny();
  }
}
