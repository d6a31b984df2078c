package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.model.Kind;

/**
 * Where the instances of a type live.
 *
 * @param kind the kind of pool that holds them
 * @param owning whether each instance owns that pool, so that no two of them share one
 */
public record Residence(Kind kind, boolean owning) {}
