package dev.lifeguard.processor.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * What to generate for one struct spec; nothing in it can fail any more.
 *
 * @param spec the annotated interface or abstract class
 * @param rec the class to generate
 * @param home where the struct's pool comes from
 * @param accessors in declaration order, inherited ones first; {@code pool()} and {@code close()}
 *     are not among them
 * @param pool the spec's own declaration of {@code pool()}, if it has one
 * @param close the spec's own declaration of {@code close()}, if it has one
 */
public record Struct(
    TypeElement spec,
    RecName rec,
    Home home,
    List<Accessor> accessors,
    Optional<ExecutableElement> pool,
    Optional<ExecutableElement> close) {

  public Struct {
    accessors = List.copyOf(accessors);
  }

  /** The name that messages and {@code toString} use. */
  public String name() {
    return spec.getSimpleName().toString();
  }
}
