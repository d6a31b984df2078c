package dev.lifeguard.examples.ftpd.config.rules;

import java.net.InetAddress;

/**
 * Whom a limit is about.
 *
 * @param address where the client is
 * @param user who it says it is; empty before it has said so
 */
public record Client(InetAddress address, String user) {}
