package dev.lifeguard.processor.generate;

import com.palantir.javapoet.TypeSpec;
import dev.lifeguard.processor.model.Accessor;
import java.util.Collections;
import java.util.IdentityHashMap;
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
    if (!blueprint.struct().home().ownsPool()) {
      return;
    }
    Set<Accessor> made = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Accessor.Component component : blueprint.components()) {
      if (isMade(blueprint, component)) {
        made.add(component);
      }
    }
    if (!made.isEmpty()) {
      type.addMethod(new Creation(blueprint, made).method());
    }
  }

  private static boolean isMade(Blueprint blueprint, Accessor.Component component) {
    return component.own()
        && !component.type().getKind().isPrimitive()
        && !blueprint.spec().isFunctional(component.type());
  }
}
