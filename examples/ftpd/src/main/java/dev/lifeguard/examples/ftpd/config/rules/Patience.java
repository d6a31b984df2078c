package dev.lifeguard.examples.ftpd.config.rules;

import java.time.Duration;

/**
 * How long transfers are waited for.
 *
 * @param connection for the client to open a data connection: it needs one for a transfer
 * @param movement for something to move over it
 */
public record Patience(Duration connection, Duration movement) {}
