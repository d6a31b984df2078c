package dev.lifeguard.examples.ftpd.config.rules;

/** Some clients. */
public sealed interface ClientMatch permits HostMatch, UserMatch {

  /** Whether the client is one of them. */
  boolean matches(Client client);
}
