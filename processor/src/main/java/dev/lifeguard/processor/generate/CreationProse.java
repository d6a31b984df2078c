package dev.lifeguard.processor.generate;

import dev.lifeguard.processor.model.Accessor;
import dev.lifeguard.processor.model.Home;
import java.util.List;
import java.util.Set;

/** The Javadoc of a factory. */
final class CreationProse {

  private static final String UNDO =
      " If anything in that fails, the new pool is destroyed again and nothing is left behind.";

  private final Blueprint blueprint;
  private final Set<Accessor> made;
  private final String parent;

  CreationProse(Blueprint blueprint, Set<Accessor> made, String parent) {
    this.blueprint = blueprint;
    this.made = made;
    this.parent = parent;
  }

  Prose prose() {
    Prose prose = Prose.of(summary());
    if (!made.isEmpty()) {
      prose.paragraph(
          "What lives in the new pool is given as functions of it, which are called in the order of"
              + " the parameters.");
    }
    if (!made.isEmpty()) {
      prose.tag("@param <FailureT> what those functions may throw");
    }
    home(prose);
    for (Accessor.Component component : blueprint.components()) {
      prose.tag(parameter(component));
    }
    prose.tag("@return the new struct, open");
    if (!made.isEmpty()) {
      prose.tag("@throws FailureT whatever a function throws");
    }
    if (refusesNulls()) {
      prose.tag("@throws NullPointerException naming the component that is null and may not be");
    }
    if (blueprint.components().stream().anyMatch(Accessor.Component::checked)) {
      prose.tag(
          "@throws dev.lifeguard.runtime.LifetimeException if a component would not outlive the"
              + " struct, naming both pools");
    }
    return prose;
  }

  private String summary() {
    String name = blueprint.struct().name();
    return switch (blueprint.struct().home()) {
      case Home.OwnRoot _ -> "Creates a pool without a parent, and the " + name + " in it." + UNDO;
      case Home.OwnSubPool _ ->
          "Creates a sub-pool of {@code " + parent + "}, and the " + name + " in it." + UNDO;
      case Home.Shared _ -> "Creates the " + name + " in a pool that it shares with others.";
    };
  }

  private void home(Prose prose) {
    switch (blueprint.struct().home()) {
      case Home.OwnRoot _ -> {}
      case Home.OwnSubPool home ->
          prose.tag(
              "@param "
                  + parent
                  + " the pool with which the new one ends at the latest, of kind "
                  + Header.kinds(home.parents()));
      case Home.Shared home ->
          prose.tag(
              "@param pool the pool it lives in, of kind " + Header.kinds(List.of(home.kind())));
    }
  }

  private String parameter(Accessor.Component component) {
    String tag = "@param " + blueprint.field(component) + ' ';
    String link = "{@link #" + component.name() + "()}";
    return made.contains(component)
        ? tag + "makes " + link + " in the new pool"
        : tag + "what " + link + " returns" + (component.nullable() ? "; may be null" : "");
  }

  private boolean refusesNulls() {
    return !made.isEmpty() || blueprint.components().stream().anyMatch(Creation::refusesNull);
  }
}
