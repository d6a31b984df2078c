package dev.lifeguard.runtime;

/**
 * Something shorter-lived was about to be stored in something longer-lived. Thrown at the store, so
 * that no reference to something dead can come of it later.
 */
public final class LifetimeException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  LifetimeException(String message) {
    super(message);
  }
}
