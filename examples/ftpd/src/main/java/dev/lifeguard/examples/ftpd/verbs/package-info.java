/**
 * What the commands do. An {@code Exchange} comes in, a {@code Reply} or a {@code Refusal} goes
 * out; who calls sends it.
 */
@NullMarked
package dev.lifeguard.examples.ftpd.verbs;

import org.jspecify.annotations.NullMarked;
