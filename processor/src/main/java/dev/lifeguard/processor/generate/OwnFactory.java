package dev.lifeguard.processor.generate;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.palantir.javapoet.TypeSpec;
import dev.lifeguard.processor.model.Accessor;
import java.util.Set;

/**
 * The overload that takes what lives in the struct's own pool as functions of that pool, for
 * nothing can live in a pool that is not there yet.
 *
 * <p>They may throw checked exceptions, for most resources do when they are opened. A component
 * that is a function itself is taken as it is: javac could not tell which is meant.
 */
final class OwnFactory implements Part {

  @Override
  public void addTo(TypeSpec.Builder type, Blueprint blueprint) {
    Set<Accessor> made =
        blueprint
            .components()
            .filter(component -> isMade(blueprint, component))
            .collect(toUnmodifiableSet());
    if (blueprint.struct().home().ownsPool() && !made.isEmpty()) {
      type.addMethod(new Creation(blueprint, made).method());
    }
  }

  private static boolean isMade(Blueprint blueprint, Accessor.Component component) {
    return component.own()
        && !component.type().getKind().isPrimitive()
        && !blueprint.spec().isFunctional(component.type());
  }
}
