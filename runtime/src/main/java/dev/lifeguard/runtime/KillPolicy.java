package dev.lifeguard.runtime;

/**
 * What becomes of a child process when the pool that owns it is cleared or closed: see {@link
 * ResourcePool#own(Process, KillPolicy)}.
 *
 * <table>
 * <caption>What the process gets</caption>
 * <tr><th>policy <th>end of input <th>is asked to end <th>is killed <th>is waited for
 * <tr><td>{@link #NEVER} <td>no <td>no <td>no <td>no
 * <tr><td>{@link #ALWAYS} <td>no <td>no <td>at once <td>yes
 * <tr><td>{@link #AFTER_TIMEOUT} <td>yes <td>yes <td>after the grace period <td>yes
 * <tr><td>{@link #JUST_WAIT} <td>yes <td>no <td>no <td>as long as it takes
 * <tr><td>{@link #ONLY_ONCE} <td>yes <td>yes, once <td>no <td>as long as it takes
 * </table>
 *
 * <p>To ask is {@code SIGTERM}, to kill is {@code SIGKILL}; a platform that cannot ask (see {@link
 * Process#supportsNormalTermination}) kills instead. End of input is that the process's standard
 * input is closed, for a process that reads to the end would otherwise wait for the pool while the
 * pool waits for it.
 *
 * <p>Lineage: {@code apr_kill_conditions_e}.
 */
public enum KillPolicy {

  /** Leaves it alone: it is neither told nor waited for. {@code APR_KILL_NEVER}. */
  NEVER,

  /** Kills it at once, and waits until it is gone. {@code APR_KILL_ALWAYS}. */
  ALWAYS,

  /**
   * Asks it to end, and kills it if it is still there after the grace period, which all processes
   * of the pool share: 3 seconds, or three tenths of the pool's {@link
   * ResourcePool#closeTimeout(java.time.Duration) closeTimeout}. {@code APR_KILL_AFTER_TIMEOUT}.
   */
  AFTER_TIMEOUT,

  /**
   * Waits until it has ended by itself, however long that takes. {@code APR_JUST_WAIT}.
   *
   * <p>Have somebody read what it writes, or redirect that: a process whose output nobody takes
   * does not end.
   */
  JUST_WAIT,

  /**
   * Asks it to end, once, and waits until it has, however long that takes. {@code
   * APR_KILL_ONLY_ONCE}.
   */
  ONLY_ONCE
}
