package dev.lifeguard.examples.ftpd.admin;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What has happened since the server was started, over all generations. Any thread may count. */
public final class Counters {

  private static final int LOGGED_IN = 230;
  private static final int FIRST_REFUSAL = 400;

  private final AtomicInteger sessions = new AtomicInteger();
  private final LongAdder begun = new LongAdder();
  private final LongAdder turnedAway = new LongAdder();
  private final LongAdder commands = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder logins = new LongAdder();
  private final LongAdder transfersBegun = new LongAdder();
  private final LongAdder transfersComplete = new LongAdder();
  private final LongAdder bytesSent = new LongAdder();
  private final LongAdder bytesReceived = new LongAdder();
  private final LongAdder reloads = new LongAdder();
  private final LongAdder failedReloads = new LongAdder();

  /** A session begins. */
  public void begin() {
    sessions.incrementAndGet();
    begun.increment();
  }

  /** A session ends. */
  public void end() {
    sessions.decrementAndGet();
  }

  /** How many sessions there are now. */
  public int sessions() {
    return sessions.get();
  }

  /** Somebody came when there were too many. */
  public void turnAway() {
    turnedAway.increment();
  }

  /** A command was answered. */
  public void answer(int code) {
    commands.increment();
    if (code == LOGGED_IN) {
      logins.increment();
    } else if (code >= FIRST_REFUSAL) {
      refused.increment();
    }
  }

  /** The data connection of a transfer has been opened. */
  public void beginTransfer() {
    transfersBegun.increment();
  }

  /** A transfer has come to its end. */
  public void completeTransfer() {
    transfersComplete.increment();
  }

  /** So many bytes have gone out through a data connection. */
  public void send(long bytes) {
    bytesSent.add(bytes);
  }

  /** So many bytes have come in through a data connection. */
  public void receive(long bytes) {
    bytesReceived.add(bytes);
  }

  /** The configuration was read anew. */
  public void reload() {
    reloads.increment();
  }

  /** It was to be read anew, and could not be. */
  public void failReload() {
    failedReloads.increment();
  }

  /** One a line, name and number. */
  @Override
  public String toString() {
    return """
    sessions now       %d
    sessions begun     %d
    turned away        %d
    logins             %d
    commands           %d
    commands refused   %d
    transfers begun    %d
    transfers complete %d
    bytes sent         %d
    bytes received     %d
    reloads            %d
    reloads failed     %d
    """
        .formatted(
            sessions(),
            begun.sum(),
            turnedAway.sum(),
            logins.sum(),
            commands.sum(),
            refused.sum(),
            transfersBegun.sum(),
            transfersComplete.sum(),
            bytesSent.sum(),
            bytesReceived.sum(),
            reloads.sum(),
            failedReloads.sum());
  }
}
