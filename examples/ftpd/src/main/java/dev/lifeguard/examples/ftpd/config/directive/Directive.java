package dev.lifeguard.examples.ftpd.config.directive;

import java.util.Optional;
import java.util.Set;

/**
 * A directive that is served.
 *
 * @param text how it is written; the case of letters does not count
 * @param contexts where it may stand
 * @param repeats whether all of a set count; else the last one does
 * @param preset what holds when it is not there; empty if nothing does
 * @param value what its arguments mean
 */
public record Directive<T>(
    String text, Set<Context> contexts, boolean repeats, Optional<T> preset, Value<T> value) {

  /** Whether it is meant there: it may not stand there, and not be another one of ProFTPD's. */
  public boolean means(Context context, String written) {
    return contexts.contains(context) || !KnownNames.directive(written);
  }

  static <T> Directive<T> one(String text, Set<Context> contexts, T preset, Value<T> value) {
    return new Directive<>(text, contexts, false, Optional.of(preset), value);
  }

  static <T> Directive<T> optional(String text, Set<Context> contexts, Value<T> value) {
    return new Directive<>(text, contexts, false, Optional.empty(), value);
  }

  static <T> Directive<T> many(String text, Set<Context> contexts, Value<T> value) {
    return new Directive<>(text, contexts, true, Optional.empty(), value);
  }
}
