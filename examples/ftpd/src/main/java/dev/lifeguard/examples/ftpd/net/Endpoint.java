package dev.lifeguard.examples.ftpd.net;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.examples.ftpd.pools.Connection;

/** What our end of a connection is for. */
@LivesIn(Connection.class)
public sealed interface Endpoint permits Dialogue, Door, Listener, Stream {}
