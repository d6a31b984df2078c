package dev.lifeguard.examples.ftpd.config;

import dev.lifeguard.examples.ftpd.files.ServedDirectory;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What a server's configuration comes to.
 *
 * @param address where it listens; port 0 for any
 * @param files what it serves
 * @param maxClients how many sessions it has at a time
 * @param idle how long a session may say nothing
 * @param dataConnect how long to wait for the client to open a data connection
 * @param stalled how long a transfer may not move
 */
public record Settings(
    InetSocketAddress address,
    ServedDirectory files,
    int maxClients,
    Duration idle,
    Duration dataConnect,
    Duration stalled) {}
