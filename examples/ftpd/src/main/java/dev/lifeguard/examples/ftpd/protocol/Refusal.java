package dev.lifeguard.examples.ftpd.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A command cannot be done: the reply says why. Whoever throws it just leaves; what it has made so
 * far goes with its pools.
 */
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Reply reply;

  /** Refuses with {@code reply}. */
  public Refusal(Reply reply) {
    this(reply, null);
  }

  /** Refuses with {@code code} and {@code text}. */
  public Refusal(int code, String text) {
    this(new Reply(code, text), null);
  }

  /** Refuses with {@code reply} because of {@code cause}. */
  public Refusal(Reply reply, @Nullable Throwable cause) {
    super(reply.toString(), cause, false, false);
    this.reply = reply;
  }

  /** The same with another code, if it has that one. */
  public Refusal instead(int code, int other) {
    return reply.code() == code ? new Refusal(new Reply(other, reply.lines()), this) : this;
  }

  /** What the client is told. */
  public Reply reply() {
    return reply;
  }
}
