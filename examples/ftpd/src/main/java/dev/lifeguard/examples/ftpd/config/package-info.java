/**
 * The configuration, in ProFTPD's format. A text or file comes in; {@code text} takes it apart into
 * statements, {@code parse} has each handled as a {@code Command} and makes it a {@code Config} in
 * its server's or section's set, and out come the {@code Settings} that the rest of the server
 * reads. {@code directive}, {@code rules} and {@code users} say what directives mean.
 */
@NullMarked
package dev.lifeguard.examples.ftpd.config;

import org.jspecify.annotations.NullMarked;
