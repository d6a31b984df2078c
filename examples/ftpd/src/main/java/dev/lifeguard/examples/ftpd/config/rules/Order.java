package dev.lifeguard.examples.ftpd.config.rules;

/** Which directives of a limit are asked first, and so what holds when none concerns the client. */
public enum Order {
  /** Who is neither allowed nor denied may. */
  ALLOW_DENY,
  /** Who is neither denied nor allowed may not. */
  DENY_ALLOW
}
