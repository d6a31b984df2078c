package shop.pools;

import dev.lifeguard.annotations.Pool;

/** What lives until the process ends. */
@Pool(permanent = true)
public interface Process {}
