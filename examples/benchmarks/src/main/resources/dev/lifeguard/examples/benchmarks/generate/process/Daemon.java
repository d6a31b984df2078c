package process;

import dev.lifeguard.annotations.Pool;

/** The process, which all domains are in. */
@Pool(permanent = true, shared = true)
public interface Daemon {}
