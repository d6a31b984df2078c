package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.Pool;

/**
 * The process. Nobody allocates from its pool: whoever needs memory makes a sub-pool, works, and
 * closes it.
 *
 * <p>ProFTPD: {@code permanent_pool}.
 */
@Pool(permanent = true, shared = true)
public interface Daemon {}
