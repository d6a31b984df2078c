package dev.lifeguard.examples.ftpd.config.rules;

/**
 * Which permissions new files and directories do not get.
 *
 * @param files as the bits of {@code chmod}
 * @param directories as the bits of {@code chmod}
 */
public record Umask(int files, int directories) {}
