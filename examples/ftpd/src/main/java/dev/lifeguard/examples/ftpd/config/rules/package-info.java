/** What directives come to: values that say what is allowed where. Knows no pool. */
@NullMarked
package dev.lifeguard.examples.ftpd.config.rules;

import org.jspecify.annotations.NullMarked;
