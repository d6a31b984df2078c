package dev.lifeguard.processor.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds known so far and the order between them. Kinds form a directed graph with the roots at
 * the top; {@code A} outlives {@code B} when {@code A} dominates {@code B}: every path from a root
 * down to {@code B} passes through {@code A}.
 *
 * <table>
 * <caption>With Daemon > Server > Session, and Config inside Server or Config</caption>
 * <tr><th>question</th><th>answer</th></tr>
 * <tr><td>Server outlives Session</td><td>yes</td></tr>
 * <tr><td>Session outlives Server</td><td>no</td></tr>
 * <tr><td>Server outlives Config</td><td>yes: also the inner Config's path passes a Server</td></tr>
 * <tr><td>Session outlives Config</td><td>no: siblings</td></tr>
 * <tr><td>Config may contain Config</td><td>yes</td></tr>
 * </table>
 *
 * <p>An answer depends only on a kind and what is above it, so it never changes when more kinds are
 * added, and it can be remembered.
 */
public final class KindGraph {

  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final Map<Pair, Boolean> dominance = new HashMap<>();

  private record Pair(Kind upper, Kind lower) {}

  /** Adds a kind; one that is there already stays as it is. */
  public void add(Kind kind) {
    kinds.putIfAbsent(kind.qualifiedName(), kind);
  }

  /** The kind of that canonical name, if it was added. */
  public Optional<Kind> find(String qualifiedName) {
    return Optional.ofNullable(kinds.get(qualifiedName));
  }

  /**
   * Whether something in a pool of kind {@code upper} outlives, or dies together with, something in
   * a pool of kind {@code lower}. Reflexive: things that live in one kind are taken to live in one
   * pool. Kinds that no root reaches are outlived by everything, for they are reported elsewhere.
   */
  public boolean outlives(Kind upper, Kind lower) {
    if (upper.permanent() || upper.equals(lower)) {
      return true;
    }
    Pair pair = new Pair(upper, lower);
    Boolean known = dominance.get(pair);
    if (known == null) {
      known = !reachesRoot(lower, upper);
      dominance.put(pair, known);
    }
    return known;
  }

  /** Whether a pool of kind {@code upper} may, at some depth, contain a pool of {@code lower}. */
  public boolean mayContain(Kind upper, Kind lower) {
    return ancestors(lower).contains(upper);
  }

  /** Whether pools of kind {@code child} are created directly inside pools of {@code parent}. */
  public boolean isDirectSubPool(Kind child, Kind parent) {
    return child.parents().contains(parent.qualifiedName());
  }

  /** Whether some way leads down to {@code kind} from a root. */
  public boolean isReachable(Kind kind) {
    return kind.isRoot() || ancestors(kind).stream().anyMatch(Kind::isRoot);
  }

  /**
   * A shortest way from a root down to {@code kind}, both included; only the kind itself when no
   * root reaches it.
   */
  public List<Kind> path(Kind kind) {
    Map<Kind, Kind> below = new HashMap<>();
    Deque<Kind> open = new ArrayDeque<>(List.of(kind));
    while (!open.isEmpty()) {
      Kind next = open.remove();
      if (next.isRoot()) {
        return descend(next, kind, below);
      }
      for (Kind parent : parents(next)) {
        if (!parent.equals(kind) && below.putIfAbsent(parent, next) == null) {
          open.add(parent);
        }
      }
    }
    return List.of(kind);
  }

  /** Every kind known so far, in the order added. */
  public List<Kind> all() {
    return List.copyOf(kinds.values());
  }

  private static List<Kind> descend(Kind root, Kind kind, Map<Kind, Kind> below) {
    List<Kind> path = new ArrayList<>();
    for (Kind step = root; !step.equals(kind); step = below.getOrDefault(step, kind)) {
      path.add(step);
    }
    path.add(kind);
    return Collections.unmodifiableList(path);
  }

  /** Whether a root can be reached from {@code from} upwards without passing {@code avoided}. */
  private boolean reachesRoot(Kind from, Kind avoided) {
    Set<Kind> seen = new HashSet<>(Set.of(from));
    Deque<Kind> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Kind next = open.remove();
      if (next.isRoot()) {
        return true;
      }
      for (Kind parent : parents(next)) {
        if (!parent.equals(avoided) && seen.add(parent)) {
          open.add(parent);
        }
      }
    }
    return false;
  }

  private Set<Kind> ancestors(Kind kind) {
    Set<Kind> found = new HashSet<>();
    Deque<Kind> open = new ArrayDeque<>(List.of(kind));
    while (!open.isEmpty()) {
      for (Kind parent : parents(open.remove())) {
        if (found.add(parent)) {
          open.add(parent);
        }
      }
    }
    return found;
  }

  private List<Kind> parents(Kind kind) {
    return kind.parents().stream().map(kinds::get).filter(parent -> parent != null).toList();
  }
}
