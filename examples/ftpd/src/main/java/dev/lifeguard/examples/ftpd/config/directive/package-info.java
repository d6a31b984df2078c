/** The directives: their names, where they may stand, and what their arguments mean. */
@NullMarked
package dev.lifeguard.examples.ftpd.config.directive;

import org.jspecify.annotations.NullMarked;
