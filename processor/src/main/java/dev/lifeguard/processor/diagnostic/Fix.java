package dev.lifeguard.processor.diagnostic;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What would mend a finding: in words and, where a rule knows what is to be done to the source, as
 * a {@link Remedy}. A front end that can edit makes an {@link Edit} of that, if there is a safe
 * one.
 *
 * @param text what to do, as a line of the message
 * @param remedy the same for a machine; empty where only a person can decide
 */
public record Fix(String text, Optional<Remedy> remedy) {

  /** This fix, with the places that it speaks of exchanged. */
  Fix mapped(UnaryOperator<Place> places) {
    return new Fix(text, remedy.map(each -> each.mapped(places)));
  }
}
