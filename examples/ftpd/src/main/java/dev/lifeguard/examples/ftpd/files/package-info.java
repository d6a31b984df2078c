/**
 * The served directory: paths as clients name them, what they lead to, and what it looks like in a
 * listing. Knows no sockets and no sessions.
 */
@NullMarked
package dev.lifeguard.examples.ftpd.files;

import org.jspecify.annotations.NullMarked;
