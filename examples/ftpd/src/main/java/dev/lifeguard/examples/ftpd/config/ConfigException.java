package dev.lifeguard.examples.ftpd.config;

/** The configuration cannot be used: the message says what is wrong with which directive. */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1;

  ConfigException(String message, Throwable cause) {
    super(message, cause);
  }

  ConfigException(String message) {
    super(message);
  }
}
