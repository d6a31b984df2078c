package dev.lifeguard.processor.flow.library;

/** A line of models that cannot be understood; the message says why, not where. */
final class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ModelException(String message) {
    super(message);
  }
}
