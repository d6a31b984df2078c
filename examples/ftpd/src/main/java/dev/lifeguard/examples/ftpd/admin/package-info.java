/** What the server tells about itself, and to whom. Knows the pools, and no files and no verbs. */
@NullMarked
package dev.lifeguard.examples.ftpd.admin;

import org.jspecify.annotations.NullMarked;
