package dev.lifeguard.examples.ftpd.net;

import java.net.InetAddress;
import java.time.Duration;

/**
 * The data connection that is waited for.
 *
 * @param from the only address that it may come from: others could steal or slip in a file
 * @param patience how long to wait for it
 * @param stalled how long it may then not move
 */
public record Arrival(InetAddress from, Duration patience, Duration stalled) {}
