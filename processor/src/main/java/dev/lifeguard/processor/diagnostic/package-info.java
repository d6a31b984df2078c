/**
 * Rules, findings and where they go.
 *
 * <p>Enters: what a rule has found. Leaves: messages, through a sink. Every stage that checks may
 * call it; it calls none of ours, and nothing but a sink prints.
 */
@NullMarked
package dev.lifeguard.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
