/**
 * Reading: statements come in, each is handled as a {@code Command} and becomes a {@code Config} in
 * its server's or section's set.
 */
@NullMarked
package dev.lifeguard.examples.ftpd.config.parse;

import org.jspecify.annotations.NullMarked;
