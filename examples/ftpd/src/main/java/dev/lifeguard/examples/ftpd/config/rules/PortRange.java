package dev.lifeguard.examples.ftpd.config.rules;

/** The ports from the first to the last. */
public record PortRange(int first, int last) {}
