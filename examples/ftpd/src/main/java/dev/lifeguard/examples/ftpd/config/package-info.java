/**
 * The configuration: directives come in as lines, each handled as a {@code Command}, and become
 * {@code Config}s in their server's pool; out come the {@code Settings} that the rest of the server
 * reads.
 */
@NullMarked
package dev.lifeguard.examples.ftpd.config;

import org.jspecify.annotations.NullMarked;
