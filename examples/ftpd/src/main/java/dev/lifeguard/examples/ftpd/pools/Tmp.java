package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;

/**
 * What the handling of one command needs for a moment.
 *
 * <p>ProFTPD: {@code cmd_rec->tmp_pool}.
 */
@Pool
@SubPoolOf(Command.class)
public interface Tmp {}
