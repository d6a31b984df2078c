package dev.lifeguard.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The pool, or the struct that lives in it, is gone or on its way out.
 *
 * <p>Run with {@code -Dlifeguard.trace=true} to have the message say where the pool was closed, and
 * the stack trace of the closing as the cause.
 */
public final class PoolClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  PoolClosedException(String message, @Nullable ClosedWhere where) {
    super(where == null ? message : message + " " + where.getMessage(), where);
  }
}
