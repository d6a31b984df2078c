/**
 * Other people's Java, compiled with Lifeguard and without, which must make no difference. What
 * comes in is unpacked by the profile "world"; without it, nothing here runs.
 */
@NullMarked
package dev.lifeguard.processor.world;

import org.jspecify.annotations.NullMarked;
