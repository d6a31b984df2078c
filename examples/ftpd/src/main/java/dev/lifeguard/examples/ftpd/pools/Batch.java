package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;

/**
 * Some lines of a directory listing, forgotten when they are sent: a listing takes the same memory
 * however long it is.
 */
@Pool
@SubPoolOf(Transfer.class)
public interface Batch {}
