package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Site;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Names of sites that are the same whatever a class is compiled with: its name, and the number of
 * the site in it. No lines, so that a comment more or less changes nothing.
 */
final class SiteNames {

  private final IdentityHashMap<Site, String> names = new IdentityHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** Names the sites of those bodies; {@code topLevel} gives the class that a file is about. */
  SiteNames(List<Body> bodies, UnaryOperator<String> topLevel) {
    for (Body body : bodies) {
      add(body, topLevel.apply(body.callee().map(Callee::owner).orElse("")));
    }
  }

  String name(Site site) {
    if (site.place() instanceof Elsewhere elsewhere) {
      return elsewhere.name();
    }
    String name = names.get(site);
    if (name == null) {
      name = next("");
      names.put(site, name);
    }
    return name;
  }

  private void add(Body body, String owner) {
    for (Block block : body.blocks()) {
      for (Op op : block.ops()) {
        Site site = site(op);
        if (site != null && !names.containsKey(site)) {
          names.put(site, next(owner));
        }
        if (op instanceof Op.Closure closure) {
          add(closure.body(), owner);
        }
      }
    }
  }

  private String next(String owner) {
    return owner + "#" + counts.merge(owner, 1, Integer::sum);
  }

  private static @Nullable Site site(Op op) {
    return switch (op) {
      case Op.Load it -> it.site();
      case Op.Store it -> it.site();
      case Op.LoadStatic it -> it.site();
      case Op.StoreStatic it -> it.site();
      case Op.New it -> it.site();
      case Op.Closure it -> it.site();
      case Op.NewPool it -> it.site();
      case Op.Call it -> it.site();
      case Op.Close it -> it.site();
      case Op.Use it -> it.site();
      case Op.Await it -> it.site();
      case Op.Ask it -> it.site();
      case Op.Return it -> it.site();
      case Op.Throw it -> it.site();
      case Op.Copy _, Op.Join _, Op.Assume _, Op.AssumeNull _, Op.IterationEnd _ -> null;
    };
  }
}
