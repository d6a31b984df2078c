package dev.lifeguard.processor.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The struct classes that this compilation generates, so that a spec may mention one before it is
 * there. Until then javac shows the mention as an unresolved name, as it stands in the source.
 */
public final class RecNames {

  private final Map<String, List<RecName>> bySimpleName = new HashMap<>();
  private final Map<RecName, String> specs = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** Adds the class generated for the spec of that canonical name. */
  public void add(RecName rec, String spec) {
    if (specs.putIfAbsent(rec, spec) == null) {
      bySimpleName.computeIfAbsent(rec.simpleName(), _ -> new ArrayList<>()).add(rec);
    }
  }

  /** Notes that the sources have a class of that canonical name. */
  public void addSource(String qualifiedName) {
    taken.add(qualifiedName);
  }

  /** Whether the sources have a class of that name, which was not generated for a spec. */
  public boolean isTaken(RecName rec) {
    return taken.contains(rec.qualifiedName());
  }

  /**
   * The class that {@code mention} means in a source file of package {@code from}: a qualified name
   * means itself, a simple one a class of that package before an imported one.
   */
  public Optional<RecName> resolve(String mention, String from) {
    int dot = mention.lastIndexOf('.');
    List<RecName> candidates = bySimpleName.getOrDefault(mention.substring(dot + 1), List.of());
    String wanted = dot < 0 ? from : mention.substring(0, dot);
    Optional<RecName> exact =
        candidates.stream().filter(rec -> rec.packageName().equals(wanted)).findFirst();
    return exact.isPresent() || dot >= 0 || candidates.size() != 1
        ? exact
        : Optional.of(candidates.getFirst());
  }

  /** The canonical name of the spec that {@code rec} is generated for. */
  public Optional<String> spec(RecName rec) {
    return Optional.ofNullable(specs.get(rec));
  }
}
