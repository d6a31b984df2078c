package dev.lifeguard.runtime;

/**
 * Where a pool is in its life.
 *
 * <pre>
 *              clear()                 all gone
 *    OPEN ───────────────► CLEARING ─────────────► OPEN
 *     │                       │
 *     │ close()               │ close() meanwhile
 *     ▼                       │
 *    CLOSING ◄────────────────┘
 *     │   ▲
 *     │   │ close() again
 *     │   ▼
 *     │  CONDEMNED              others still use what is inside: nothing is freed under them
 *     ▼
 *    CLOSED
 * </pre>
 *
 * <table>
 * <caption>Who may do what</caption>
 * <tr><th>phase <th>make sub-pools, allocate, register <th>read the structs inside
 * <tr><td>OPEN <td>every thread the pool is for <td>yes
 * <tr><td>CLEARING, CLOSING <td>the clean-ups, on the thread that runs them <td>yes
 * <tr><td>CONDEMNED <td>nobody <td>yes
 * <tr><td>CLOSED <td>nobody <td>no
 * </table>
 */
enum Phase {
  OPEN(0),
  CLEARING(1),
  CLOSING(2),
  CONDEMNED(3),
  CLOSED(4);

  private static final Phase[] BY_CODE = values();

  /** What is stored in a pool; from 0, in the order above. */
  final byte code;

  Phase(int code) {
    this.code = (byte) code;
  }

  static Phase of(byte code) {
    return BY_CODE[code];
  }

  /** Whether some thread is taking the pool's content down just now. */
  boolean isGoing() {
    return this == CLEARING || this == CLOSING;
  }
}
