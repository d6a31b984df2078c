package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts what was learnt by top-level class, for each of which there is a file of its own. */
final class Lessons {

  private final Program program;
  private final Declarations declarations;
  private final Set<String> classes;
  private final Map<String, List<Body>> methods = new LinkedHashMap<>();
  private final Map<String, Map<String, List<Body>>> locals = new HashMap<>();

  Lessons(Program program, Declarations declarations, Set<String> classes) {
    this.program = program;
    this.declarations = declarations;
    this.classes = classes;
    for (Body body : program.bodies()) {
      Callee callee = body.callee().orElse(null);
      if (callee != null) {
        sort(callee, body);
      }
    }
  }

  /**
   * Whether anything goes into the body, or comes out of it, that can have a lifetime; or somebody
   * who does not know it calls it.
   */
  static boolean isWorthTelling(Body body) {
    return body.constructor()
        || body.result().canCarry()
        || body.callee().filter(callee -> !callee.overridden().isEmpty()).isPresent()
        || body.takesLifetimes();
  }

  private void sort(Callee callee, Body body) {
    String top = topLevel(callee.owner());
    boolean asked = classes.contains(top) && !declarations.isPrivate(callee);
    if (!asked || !isWorthTelling(body) || !program.isSolved(body)) {
      return;
    }
    if (declarations.name(callee).isPresent()) {
      methods.computeIfAbsent(top, _ -> new ArrayList<>()).add(body);
    } else {
      locals
          .computeIfAbsent(top, _ -> new HashMap<>())
          .computeIfAbsent(callee.owner(), _ -> new ArrayList<>())
          .add(body);
    }
  }

  /** A dollar sign may be part of a name. */
  private String topLevel(String owner) {
    String name = owner;
    while (!classes.contains(name) && name.indexOf('$') > 0) {
      name = name.substring(0, name.lastIndexOf('$'));
    }
    return name;
  }

  /** The texts, of the classes of which there is something to say. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    var sites = new SiteNames(program.bodies(), this::topLevel);
    methods.forEach(
        (top, bodies) -> {
          var writer =
              new LearntWriter(
                  top, program, declarations, locals.getOrDefault(top, Map.of()), sites::name);
          String text = writer.text(bodies);
          if (!text.isEmpty()) {
            texts.put(top, text);
          }
        });
    return texts;
  }
}
