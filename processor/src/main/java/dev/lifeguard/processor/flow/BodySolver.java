package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Parameter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what holds at every point of one body, then walks over it once more and listens.
 *
 * <p>An exception may come from any operation of a block, so its handler starts with what held
 * before each of them. Loops are gone round until nothing is new: states only grow, and a body has
 * finitely many atoms.
 */
final class BodySolver implements Listener {

  /** Far more than any body needs; a guard against a mistake of ours, not a limit for users. */
  private static final int ROUNDS = 200;

  private final Frame frame;
  private final Body body;
  private final Transfer transfer;
  private final @Nullable State[] entries;
  private final Liveness liveness;
  private final BitSet work = new BitSet();
  private final List<Violation> violations = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final Set<Object> told = new HashSet<>();
  private IntMap<Value> contents = IntMap.empty();

  BodySolver(Program program, Body body) {
    this.frame = new Frame(program, body);
    this.body = body;
    this.transfer = new Transfer(frame);
    this.liveness = new Liveness(body);
    this.entries = new State[body.blocks().size()];
  }

  /** What callers need to know. */
  Summary solve() {
    entries[0] = start();
    work.set(0);
    int left = ROUNDS * body.blocks().size();
    for (int next = 0; next >= 0 && left > 0; left--) {
      work.clear(next);
      walk(body.blocks().get(next), true);
      next = work.nextSetBit(0);
    }
    frame.listen(this);
    for (Block block : body.blocks()) {
      if (entries[block.id()] != null) {
        walk(block, false);
      }
    }
    transfer.exits().ended().forEach(this::effect);
    return new Summary(
        frame.atoms(), transfer.exits().result(), contents, effects(), transfer.exits().owed());
  }

  List<Violation> violations() {
    return violations;
  }

  Frame frame() {
    return frame;
  }

  @Override
  public void violation(Violation violation) {
    violations.add(violation);
  }

  @Override
  public void effect(Effect effect) {
    Object key =
        switch (effect) {
          case Effect.Used used -> used.value();
          case Effect it -> it;
        };
    if (told.add(key)) {
      effects.add(effect);
    }
  }

  private State start() {
    State state = State.START;
    for (int i = 0; i < body.parameters().size(); i++) {
      if (body.parameters().get(i).type().canCarry()) {
        boolean fresh = i == 0 && body.thisParameter() && body.constructor();
        int root = frame.atoms().root(i, body.parameters().get(i), fresh);
        state = state.var(i, Value.of(root, Value.ITSELF));
      }
    }
    outlivingParameters(state);
    return state;
  }

  /** What a parameter is said to outlive is as good as inside of it. */
  private void outlivingParameters(State state) {
    int declared = body.captures() + (body.thisParameter() ? 1 : 0);
    for (int i = declared; i < body.parameters().size(); i++) {
      int lower = body.parameters().get(i).outlives();
      int inner = lower == Parameter.THIS ? 0 : lower + declared;
      boolean said = lower >= 0 || (lower == Parameter.THIS && body.thisParameter());
      if (said && inner < body.parameters().size()) {
        for (int ref : state.var(inner).refs()) {
          frame.atoms().addParents(Value.atom(ref), state.var(i));
        }
      }
    }
  }

  private void walk(Block block, boolean spread) {
    State entry = entries[block.id()];
    if (entry == null) {
      return;
    }
    frame.state(entry);
    for (Op op : block.ops()) {
      boolean throwing = spread && block.handler() != Block.LEAVES && mayThrow(op);
      if (throwing) {
        flowTo(block.handler());
      }
      transfer.apply(op);
      if (op instanceof Op.Return) {
        contents = contents.merge(frame.state().contents(), Value::union);
      }
    }
    if (spread) {
      for (int successor : block.successors()) {
        flowTo(successor);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // a join that adds nothing gives the same state
  private void flowTo(int block) {
    State known = entries[block];
    State left = frame.forgetting(liveness.at(block));
    State joined = known == null ? left : known.join(left);
    if (joined != known) {
      entries[block] = joined;
      work.set(block);
    }
  }

  private static boolean mayThrow(Op op) {
    return switch (op) {
      case Op.Call _, Op.NewPool _, Op.Throw _, Op.Load _, Op.Store _, Op.Use _ -> true;
      default -> false;
    };
  }

  /** Without what is put into pools that are gone by the time the caller goes on. */
  private List<Effect> effects() {
    List<Effect> lasting = new ArrayList<>();
    for (Effect effect : effects) {
      if (!(effect instanceof Effect.Stored stored) || !isGone(stored.base())) {
        lasting.add(effect);
      }
    }
    return lasting;
  }

  private boolean isGone(Value base) {
    for (int ref : base.refs()) {
      int atom = Value.atom(ref);
      if (frame.atoms().get(atom) instanceof Atom.Made && !frame.isReturned(atom)) {
        return true;
      }
    }
    return false;
  }
}
