package dev.lifeguard.examples.ftpd.config.directive;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Warning;
import java.util.List;

/** Makes something of a directive's arguments. */
@FunctionalInterface
public interface Value<T> {

  /**
   * What they mean.
   *
   * @throws ConfigException if they mean nothing
   */
  T of(Arguments arguments) throws ConfigException;

  /** What of them is read and not in force, if they mean something. */
  default List<Warning> warnings(Arguments arguments) {
    return List.of();
  }
}
