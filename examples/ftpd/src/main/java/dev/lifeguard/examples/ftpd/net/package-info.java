/**
 * Sockets, each in the pool of its {@code Connection}: what listens, what carries data, and the
 * control connection with its lines and replies. Knows no files and no verbs.
 */
@NullMarked
package dev.lifeguard.examples.ftpd.net;

import org.jspecify.annotations.NullMarked;
