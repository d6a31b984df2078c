package dev.lifeguard.examples.ftpd.config;

import dev.lifeguard.examples.ftpd.config.rules.Places;
import dev.lifeguard.examples.ftpd.files.ServedDirectory;

/**
 * What an {@code <Anonymous>} comes to.
 *
 * @param files what guests are served
 * @param maxClients how many of them there may be
 * @param welcome what they are told
 * @param places what holds for which files
 */
public record Guests(ServedDirectory files, int maxClients, Welcome welcome, Places places) {}
