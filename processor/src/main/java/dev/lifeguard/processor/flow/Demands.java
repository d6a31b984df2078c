package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.FieldRef.Role;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks whether values outlive what they are put into, or what is promised of them. */
final class Demands {

  /** The key of the place that stands for what a method promises to return. */
  static final String RESULT = "result";

  /** What no declaration says: a pool without a kind. */
  private static final Set<Kind> UNSAID = Set.of(new Kind("", "", false, false, false, List.of()));

  private final Frame frame;
  private final Atoms atoms;
  private Chosen chosen = Chosen.ANY;

  Demands(Frame frame) {
    this.frame = frame;
    this.atoms = frame.atoms();
  }

  /**
   * What is asked next is asked of one of the things that {@code base} may be.
   *
   * @return what of {@code value} may then be put there
   */
  Value into(Value base, int atom, Value value) {
    chosen = Chosen.of(frame, base, atom, value);
    return chosen.withoutOthers(value);
  }

  /** What is asked next is asked of nothing in particular. */
  void intoAny() {
    chosen = Chosen.ANY;
  }

  /** Asks that {@code value} outlives what a declaration promises. */
  void ask(Value value, TypeFact promised, String name, Site site) {
    ask(value, promised, FieldRef.field("promise", name, promised), site);
  }

  /** Asks that a result outlives what its method promises. */
  void askResult(Value value, TypeFact promised, String name, Site site) {
    ask(value, promised, FieldRef.field(RESULT, name, promised), site);
  }

  private void ask(Value value, TypeFact promised, FieldRef place, Site site) {
    Kind kind = promised.home().orElse(null);
    if (kind == null) {
      return;
    }
    int target = atoms.result(site, -1, promised);
    for (Reach.Step step : Reach.of(value, atoms, frame.state())) {
      Verdict verdict = verdict(step.ref(), target, place);
      if (verdict.isWrong()) {
        frame.report(
            new Violation.Misplaced(
                site, step.ref(), target, place, promised, verdict, step.captured(), ""));
        return;
      }
    }
  }

  /** Asks that {@code value} outlives {@code lower}, as a parameter's annotation says. */
  void mustOutlive(Value value, Value lower, String name, Site site) {
    FieldRef place = new FieldRef("promise", name, TypeFact.OBJECT, Role.OUTLIVING);
    for (int below : lower.refs()) {
      if (!check(Value.atom(below), place, value, TypeFact.OBJECT, site, "")) {
        return;
      }
    }
  }

  /** What a value put into that place of {@code atom} has to outlive. */
  int target(int atom, FieldRef field) {
    Kind asked = field.type().home().orElse(null);
    if (asked == null || field.type().owning() || asked.equals(atoms.home(atom))) {
      return atom;
    }
    Integer around = frame.order().around(atom, asked);
    return around != null ? around : atoms.part(atom, field);
  }

  /** Whether nothing was found wrong. */
  boolean check(int target, FieldRef field, Value value, TypeFact type, Site site, String via) {
    if (!atoms.anyTracked()) {
      return true;
    }
    State state = new Several(atoms, frame.state()).fitting(value, target);
    for (Reach.Step step : Reach.of(value, atoms, state)) {
      if (chosen.isOfOthers(step.inside() ? Value.ref(step.atom(), Value.RESIDENT) : step.ref())) {
        continue;
      }
      if (atoms.get(step.atom()) instanceof Atom.Obj) {
        if (!step.inside() && isHeldByAnother(step.ref(), target, field, type)) {
          frame.report(new Violation.Inexact(site, step.ref(), target, field, via));
          return false;
        }
        continue;
      }
      Verdict verdict =
          chosen.isAbove(frame, step.atom())
              ? Verdict.OUTLIVES
              : verdict(step.ref(), target, field);
      if (verdict.isWrong()) {
        frame.report(
            new Violation.Misplaced(
                site, step.ref(), target, field, type, verdict, step.captured(), via));
        return false;
      }
      if (verdict == Verdict.OUTLIVES
          && !step.inside()
          && isInexact(step.ref(), target, field, type)) {
        frame.report(new Violation.Inexact(site, step.ref(), target, field, via));
        return false;
      }
    }
    return true;
  }

  private Verdict verdict(int ref, int target, FieldRef field) {
    Verdict verdict = frame.order().outlives(ref, target);
    if (!verdict.isWrong()) {
      return verdict;
    }
    boolean said = saidOf(field, target, verdict).containsAll(kindsOf(Value.atom(ref)));
    return switch (verdict) {
      case SIBLING -> said || field.role() == Role.OUTLIVING ? Verdict.OUTLIVES : verdict;
      case OTHER_POOL -> said && isSiblingPlace(target, field) ? Verdict.OUTLIVES : verdict;
      default -> said ? Verdict.OUTLIVES : verdict;
    };
  }

  /** The kinds that a declaration already says of what is there: a wrong one is its own error. */
  private Set<Kind> saidOf(FieldRef field, int target, Verdict verdict) {
    TypeFact type = field.type();
    Set<Kind> kinds = new HashSet<>(type.contents());
    if (type.owning() || verdict == Verdict.SHORTER) {
      type.home().ifPresent(kinds::add);
    }
    if (field.role() == Role.CONTENT) {
      kinds.addAll(atoms.type(target).contents());
      kinds.addAll(frame.saidOf(target));
    }
    for (int at = target; atoms.get(at) instanceof Atom.Part part; at = part.base()) {
      kinds.addAll(part.type().contents());
    }
    return kinds;
  }

  private Set<Kind> kindsOf(int atom) {
    Kind home = atoms.home(atom);
    Set<Kind> kinds = home == null ? new HashSet<>(atoms.type(atom).contents()) : Set.of(home);
    return kinds.isEmpty() ? UNSAID : kinds;
  }

  private boolean isSiblingPlace(int target, FieldRef field) {
    Kind kind = atoms.home(target);
    return kind != null
        && field.role() != Role.OUTLIVING
        && (field.type().home().filter(kind::equals).isPresent()
            || field.type().contents().contains(kind));
  }

  /** Whether a container would be taken for shorter-lived than it is, and could be written to. */
  private boolean isInexact(int ref, int target, FieldRef field, TypeFact type) {
    int atom = Value.atom(ref);
    boolean place =
        switch (field.role()) {
          case FIELD, FIXED, OUTLIVING, CONTENT -> true;
          case CHILD_SLOT, CHILD_VIEW, CAPTURE, CLEAN_UP, TASK, RESOURCE -> false;
        };
    if (!field.type().contents().isEmpty()) {
      return false;
    }
    if (!place || !type.mutable() || Value.way(ref) == Value.FROZEN || atom == target) {
      return false;
    }
    Kind below = atoms.home(target);
    if (atoms.isHeap(target) || (below == null && !isMade(target))) {
      return false;
    }
    Kind above = atoms.home(atom);
    boolean another = isMade(target);
    return atoms.isHeap(atom) || above == null || another || !above.equals(below);
  }

  /** Whether a container that was put into one thing is put into another of another life. */
  private boolean isHeldByAnother(int ref, int target, FieldRef field, TypeFact type) {
    Value holders = frame.state().adopted().get(Value.atom(ref));
    if (holders == null || Value.way(ref) == Value.FROZEN) {
      return false;
    }
    for (int holder : holders.refs()) {
      if (isInexact(holder, target, field, type)) {
        return true;
      }
    }
    return false;
  }

  private boolean isMade(int atom) {
    return atoms.get(atom) instanceof Atom.Made;
  }
}
