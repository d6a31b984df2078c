package dev.lifeguard.examples.ftpd.config.directive;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;

/** Makes something of a directive's arguments. */
@FunctionalInterface
public interface Value<T> {

  /**
   * What they mean.
   *
   * @throws ConfigException if they mean nothing
   */
  T of(Arguments arguments) throws ConfigException;
}
