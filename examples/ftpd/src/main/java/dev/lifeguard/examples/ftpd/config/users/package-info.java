/** Who may log in: files in the format of {@code passwd}, and the hashes in them. */
@NullMarked
package dev.lifeguard.examples.ftpd.config.users;

import org.jspecify.annotations.NullMarked;
