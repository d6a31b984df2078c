package dev.lifeguard.processor.flow.library;

/**
 * A file of models.
 *
 * @param name what messages call it
 * @param text all of it
 */
public record ModelFile(String name, String text) {}
