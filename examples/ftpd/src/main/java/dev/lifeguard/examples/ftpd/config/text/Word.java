package dev.lifeguard.examples.ftpd.config.text;

/**
 * A word of a directive.
 *
 * @param text without quotes
 * @param quoted whether it stood in quotes
 * @param at where it begins
 */
public record Word(String text, boolean quoted, Position at) {}
