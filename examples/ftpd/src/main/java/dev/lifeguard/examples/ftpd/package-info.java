/**
 * A small FTP server whose every resource lives in a pool: {@code Ftpd} is the program, {@code
 * FtpServer} what it runs; one {@code SessionTask} a client.
 */
@NullMarked
package dev.lifeguard.examples.ftpd;

import org.jspecify.annotations.NullMarked;
