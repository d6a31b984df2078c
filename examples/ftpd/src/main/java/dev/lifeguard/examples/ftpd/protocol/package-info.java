/** FTP as text: commands and replies. Knows no sockets and no files; everybody may use it. */
@NullMarked
package dev.lifeguard.examples.ftpd.protocol;

import org.jspecify.annotations.NullMarked;
