package ftp;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;

@OwnsPool
@SubPoolOf(Daemon.class)
public interface Session {}
