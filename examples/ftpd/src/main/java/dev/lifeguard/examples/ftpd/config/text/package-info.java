/**
 * The file format: text comes in, statements made of words go out, each with its position. Knows no
 * directive and no pool.
 */
@NullMarked
package dev.lifeguard.examples.ftpd.config.text;

import org.jspecify.annotations.NullMarked;
