package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.Atom.Age;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Site;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loops that close, in every round, what they get of a container: such a loop is taken to close all
 * that there is. That there may be no round is no way out, for then there was nothing to close.
 */
final class Draining {

  /** What one round of a loop closes. */
  private record Closed(int loop, int atom, Site site) {}

  /** Where something of which only the kind is known was taken from; or what else it is. */
  private record Taken(int container, @Nullable FieldRef place) {}

  /** The mark of what a round has got, and not closed so far. */
  private static final String LEFT = "left ";

  private final Frame frame;
  private final Set<Closed> closed = new LinkedHashSet<>();
  private final Map<Integer, Taken> taken = new HashMap<>();
  private final Map<Closed, Effect.Ended> ended = new LinkedHashMap<>();
  private final BitSet drained = new BitSet();

  Draining(Frame frame) {
    this.frame = frame;
  }

  /** Something was got from a container of a caller's; {@code place} is null for what it is. */
  void got(int atom, int container, @Nullable FieldRef place, Site site) {
    taken.put(atom, new Taken(container, place));
    if (site.loop() != Site.NO_LOOP) {
      got(atom);
    }
  }

  /** Something is at hand that this round has to close. */
  void got(int atom) {
    frame.mark(LEFT, atom, Value.of(atom, Value.ITSELF));
  }

  /** What was noted so far was wrong. */
  void forget() {
    taken.clear();
    closed.clear();
    ended.clear();
    drained.clear();
  }

  /** A pool is closed. */
  void close(int atom, Site site) {
    if (site.loop() == Site.NO_LOOP || !isFromBefore(atom, site.loop())) {
      return;
    }
    if (isLeft(atom)) {
      frame.mark(LEFT, atom, Value.NOTHING);
    }
    closed.add(new Closed(site.loop(), atom, site));
  }

  /** What was got is in a container again, for a later round. */
  void putBack(int atom) {
    frame.mark(LEFT, atom, Value.NOTHING);
  }

  private boolean isFromBefore(int atom, int loop) {
    return taken.containsKey(atom)
        || (frame.atoms().get(atom) instanceof Atom.Made made
            && !frame.isWithin(made.site().loop(), loop));
  }

  /** One round of the loop is over; the last time that this is said, all states are known. */
  void roundEnds(int loop) {
    BitSet left = new BitSet();
    for (Closed each : closed) {
      if (each.loop() == loop) {
        boolean all = !isLeft(each.atom());
        int made = frame.atoms().aged(each.atom(), Age.CURRENT);
        left.set(made, left.get(made) || !all);
        drained.set(made, !left.get(made));
        tell(each, all);
      }
    }
  }

  private void tell(Closed each, boolean all) {
    Taken from = taken.get(each.atom());
    if (from == null) {
      return;
    }
    if (all) {
      FieldRef place = from.place();
      int element = place == null ? from.container() : frame.atoms().part(from.container(), place);
      ended.put(each, new Effect.Ended(Value.of(element, Value.ITSELF), false, each.site()));
    } else {
      ended.remove(each);
    }
  }

  /** Whether a loop closes all that were made where the pool was. */
  boolean isDrained(int pool) {
    return drained.get(frame.atoms().aged(pool, Age.CURRENT));
  }

  /** What of the callers' loops end, as these know better what it is. */
  Collection<Effect.Ended> ended() {
    return ended.values();
  }

  private boolean isLeft(int atom) {
    return frame.state().open().has(atom) || !frame.marked(LEFT, atom).isNothing();
  }
}
