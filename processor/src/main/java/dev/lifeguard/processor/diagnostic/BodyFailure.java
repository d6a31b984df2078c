package dev.lifeguard.processor.diagnostic;

/** A failure of ours while looking at one body; all others were looked at. */
public final class BodyFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String body;
  private final transient Throwable thrown;

  /** Wraps what was thrown while looking at {@code body}. */
  public BodyFailure(String body, Throwable cause) {
    super(cause);
    this.body = body;
    this.thrown = cause;
  }

  /** The body as messages call it. */
  public String body() {
    return body;
  }

  /** What was thrown. */
  public Throwable thrown() {
    return thrown;
  }
}
