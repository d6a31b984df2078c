/**
 * Resource pools: everything that must go away together is put into one pool, pools nest, and
 * closing a pool runs its clean-ups and destroys every pool inside it.
 */
@NullMarked
package dev.lifeguard.runtime;

import org.jspecify.annotations.NullMarked;
