/**
 * The pools of the server, one for one after ProFTPD's: the kinds, their nesting, and the structs
 * that live in them. Everything else in the server is made in one of these and dies with it.
 */
@NullMarked
package dev.lifeguard.examples.ftpd.pools;

import org.jspecify.annotations.NullMarked;
