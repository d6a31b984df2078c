package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Carry;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.KindGraph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of two things in a body outlives the other.
 *
 * <pre>
 *   upper                     lower
 *   heap, a permanent pool    anything                               outlives
 *   on lower's chain          (itself, its parent, ...)              outlives
 *   a kind that dominates     the kind of something on the chain     outlives
 *   the same kind, lived in   both there before the body             outlives: taken for one pool
 *   the same kind, itself     a struct of that kind                  sibling
 *   a pool made here          something older, or made elsewhere     other pool, or shorter
 *   an unnamed pool made here what its parent is                     outlives: dies with it
 *   an arena of the JDK       anything                               outlives, until it is closed
 *   a kind unknown here       ...                                    unknown: callers answer
 * </pre>
 *
 * Two things of one kind are taken to be in one pool unless it can be seen that they are not: that
 * is what is under-approximated.
 */
final class Order {

  private final Atoms atoms;
  private final KindGraph graph;

  Order(Atoms atoms, KindGraph graph) {
    this.atoms = atoms;
    this.graph = graph;
  }

  /** Whether what {@code ref} refers to outlives {@code lower}. */
  Verdict outlives(int ref, int lower) {
    int upper = Value.atom(ref);
    if (upper == Atoms.HEAP || upper == lower || atoms.isPermanent(upper) || atoms.isArena(upper)) {
      return Verdict.OUTLIVES;
    }
    List<Integer> chain = atoms.chain(lower);
    if (chain.contains(upper)) {
      return Verdict.OUTLIVES;
    }
    return atoms.get(upper) instanceof Atom.Made
        ? madeOutlives(ref, upper, lower, chain)
        : knownOutlives(ref, upper, lower, chain);
  }

  /** Whether a pool that is closed closes what {@code atom} lives in: it, or one around it. */
  boolean isInside(int atom, int closed) {
    if (atoms.chain(atom).contains(closed)) {
      return true;
    }
    Kind around = atoms.home(closed);
    Kind kind = atoms.home(atom);
    if (around == null || kind == null || !isSymbolic(closed) || !isSymbolic(atom)) {
      return false;
    }
    for (int each : atoms.chain(atom)) {
      Kind above = atoms.home(each);
      if (each != atom && around.equals(above)) {
        return false;
      }
    }
    return around.equals(kind)
        ? !atoms.type(atom).owning() && atoms.type(closed).owning()
        : graph.outlives(around, kind);
  }

  private boolean isSymbolic(int atom) {
    return switch (atoms.get(atom)) {
      case Atom.Root _ -> true;
      case Atom.Part part -> isSymbolic(part.base());
      default -> false;
    };
  }

  private Verdict madeOutlives(int ref, int upper, int lower, List<Integer> chain) {
    Kind kind = atoms.home(upper);
    boolean handedOn = kind == null && Value.way(ref) == Value.ITSELF && !atoms.isHeap(lower);
    if (handedOn && atoms.chain(upper).contains(lower)) {
      return Verdict.OUTLIVES;
    }
    if (Value.way(ref) == Value.ITSELF && isOpenEnded(lower) && !atoms.isHeap(lower)) {
      return Verdict.UNKNOWN;
    }
    boolean kindsWouldDo = kind != null && !atoms.isHeap(lower) && kindsOutlive(kind, chain);
    int end = chain.getLast();
    boolean seen =
        (atoms.isOlder(end) || atoms.get(end) instanceof Atom.Made)
            && chain.stream().noneMatch(this::isGivenByACallee);
    if (Value.way(ref) == Value.ITSELF
        && kind != null
        && kind.struct()
        && kind.equals(atoms.home(lower))
        && atoms.type(lower).owning()) {
      return Verdict.SIBLING;
    }
    if (!seen) {
      return kindsWouldDo ? Verdict.OUTLIVES : Verdict.SHORTER;
    }
    if (kindsWouldDo && atoms.areAlike(upper, lower)) {
      return Verdict.OUTLIVES;
    }
    return kindsWouldDo ? Verdict.OTHER_POOL : Verdict.SHORTER;
  }

  /** Whether a method called here gave it: that may be one of those that it made. */
  private boolean isGivenByACallee(int atom) {
    return atoms.get(atom) instanceof Atom.Result result && result.index() > 0;
  }

  private Verdict knownOutlives(int ref, int upper, int lower, List<Integer> chain) {
    Kind kind = atoms.home(upper);
    if (kind == null) {
      return unknownOutlives(upper, lower, chain);
    }
    if (atoms.isHeap(lower)) {
      return Verdict.SHORTER;
    }
    boolean itself = Value.way(ref) == Value.ITSELF && atoms.type(upper).owning();
    Verdict worst = null;
    boolean open = false;
    for (int each : chain) {
      Kind below = atoms.home(each);
      if (below == null && isPlaceOf(each, kind)) {
        return Verdict.OUTLIVES;
      } else if (below == null) {
        open |= isOpenEnded(each) && !isPlaceOfSomething(each);
      } else if (below.equals(kind)) {
        Verdict same = sameKind(itself, upper, each);
        if (same == Verdict.OUTLIVES) {
          return same;
        }
        worst = worst == null ? same : worst;
      } else if (graph.outlives(kind, below)) {
        return Verdict.OUTLIVES;
      }
    }
    return worst != null ? worst : open ? Verdict.UNKNOWN : Verdict.SHORTER;
  }

  /** Whether it is a place that says what is in it. */
  private boolean isPlaceOfSomething(int atom) {
    return atoms.get(atom) instanceof Atom.Part && !atoms.type(atom).contents().isEmpty();
  }

  /** Whether it is a place for things of a kind that dies no later than {@code kind}. */
  private boolean isPlaceOf(int atom, Kind kind) {
    if (!isPlaceOfSomething(atom)) {
      return false;
    }
    for (Kind content : atoms.type(atom).contents()) {
      if (content.equals(kind) || graph.outlives(kind, content)) {
        return true;
      }
    }
    return false;
  }

  private Verdict sameKind(boolean itself, int upper, int lower) {
    boolean made = atoms.get(lower) instanceof Atom.Made;
    if (itself && (made || atoms.type(lower).owning())) {
      return Verdict.SIBLING;
    }
    return made && atoms.isOlder(upper) ? Verdict.OTHER_POOL : Verdict.OUTLIVES;
  }

  private Verdict unknownOutlives(int upper, int lower, List<Integer> chain) {
    if (atoms.isHeap(upper)) {
      return Verdict.OUTLIVES;
    }
    TypeFact type = atoms.type(upper);
    if (!type.contents().isEmpty()) {
      return contentsOutlive(type, lower, chain);
    }
    if (atoms.isStatic(lower) && type.pool()) {
      return Verdict.SHORTER;
    }
    return type.carry() == Carry.NEVER ? Verdict.OUTLIVES : Verdict.UNKNOWN;
  }

  private Verdict contentsOutlive(TypeFact type, int lower, List<Integer> chain) {
    for (Kind content : type.contents()) {
      if (content.permanent()) {
        continue;
      }
      if (atoms.isHeap(lower)) {
        return Verdict.SHORTER;
      }
      if (!kindsOutlive(content, chain)) {
        boolean open = chain.stream().anyMatch(this::isOpenEnded);
        return open ? Verdict.UNKNOWN : Verdict.SHORTER;
      }
    }
    return Verdict.OUTLIVES;
  }

  private boolean isOpenEnded(int atom) {
    return atoms.home(atom) == null && !(atoms.get(atom) instanceof Atom.Made);
  }

  private boolean kindsOutlive(Kind kind, List<Integer> chain) {
    for (int each : chain) {
      Kind below = atoms.home(each);
      if (below != null && (graph.outlives(kind, below) || below.equals(kind))) {
        return true;
      }
    }
    return false;
  }

  /** The thing of that kind that {@code atom} is, or is inside of, if it can be seen. */
  @Nullable Integer around(int atom, Kind kind) {
    for (int each : atoms.chain(atom)) {
      if (kind.equals(atoms.home(each))) {
        return each;
      }
    }
    return null;
  }
}
