package mail;

import dev.lifeguard.annotations.Pool;

/** What lives until the process ends. */
@Pool(permanent = true)
interface Daemon {}
