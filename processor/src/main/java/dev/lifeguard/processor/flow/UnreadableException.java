package dev.lifeguard.processor.flow;

/** What an earlier compilation has learnt cannot be used. */
public final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableException(String why) {
    super(why);
  }

  UnreadableException(String why, Throwable cause) {
    super(why, cause);
  }
}
