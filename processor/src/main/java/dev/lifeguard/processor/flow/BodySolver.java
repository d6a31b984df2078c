package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.library.Contract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what holds at every point of one body, then walks over it once more and listens. A body
 * without loops needs no second walk: its blocks are taken in an order in which all that leads to a
 * block comes before it.
 *
 * <p>An exception may come from any operation of a block, so its handler starts with what held
 * before each of them. Loops are gone round until nothing is new: states only grow, and a body has
 * finitely many atoms. Which elements the rounds of a loop close, and whether there is one thing or
 * more in a container, is known only then, so a body with such a loop is gone over again.
 */
final class BodySolver implements Listener {

  private static final Contract.Clause RETURNS_RECEIVER = new Contract.Returns(new Contract.This());

  /** Far more than any body needs; beyond, it is taken to borrow what it gets. */
  private static final int ROUNDS = 30;

  /** A body is gone over no more often than that. */
  private static final int PASSES = 4;

  /** Callers of a body that does more than this hear the first of it. */
  private static final int MANY = 120;

  /** What an effect says, wherever it is said. */
  private record Said(Class<?> sort, Object what, Object more, Object value) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Said said
          && sort == said.sort
          && what.equals(said.what)
          && more.equals(said.more)
          && value.equals(said.value);
    }

    @Override
    public int hashCode() {
      return ((sort.hashCode() * 31 + what.hashCode()) * 31 + more.hashCode()) * 31
          + value.hashCode();
    }

    static Said of(Effect effect) {
      return switch (effect) {
        case Effect.Stored it -> new Said(it.getClass(), it.base(), it.field().key(), it.value());
        case Effect.Used it -> new Said(it.getClass(), it.value(), "", "");
        case Effect.Touched it -> new Said(it.getClass(), it.value(), "", "");
        case Effect.Ended it -> new Said(it.getClass(), it.pool(), it.cleared(), "");
        case Effect.Allocated it -> new Said(it.getClass(), it.pool(), "", "");
        case Effect.PoolMadeIn it -> new Said(it.getClass(), it.parent(), it.made(), "");
        case Effect.Handed it -> new Said(it.getClass(), it.task(), it.to(), it.site());
        case Effect.Awaited it -> new Said(it.getClass(), it.value(), "", "");
        case Effect.Called it ->
            new Said(it.getClass(), it.callee(), it.receiver(), it.arguments());
      };
    }
  }

  private final Frame frame;
  private final Body body;
  private final Transfer transfer;
  private final @Nullable State[] entries;
  private final BlockOrder order;
  private final Liveness liveness;
  private final Forgetting forgetting;
  private final BitSet work = new BitSet();
  private final List<Violation> violations = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final Set<Object> told = new HashSet<>();
  private IntMap<Value> contents = IntMap.empty();
  private Summary summary = Summary.NONE;
  private @Nullable BitSet returning;
  private int walked;

  private BodySolver(Program program, Body body, BlockOrder order) {
    this.frame = new Frame(program, body);
    this.frame.atoms().limit(program.limit(body));
    this.body = body;
    this.transfer = new Transfer(frame);
    this.order = order;
    this.liveness = new Liveness(body);
    this.forgetting = new Forgetting(frame.atoms());
    this.entries = new State[body.blocks().size()];
  }

  /** Analyses a body. */
  static BodySolver solve(Program program, Body body) {
    var order = new BlockOrder(body);
    if (!order.hasLoops()) {
      var solver = new BodySolver(program, body, order);
      if (solver.isSolvedAtOnce()) {
        return solver;
      }
    }
    var solver = new BodySolver(program, body, order);
    solver.solve();
    return solver;
  }

  /** Walks and listens in one; false if what comes late in the body matters early in it. */
  private boolean isSolvedAtOnce() {
    frame.listen(this);
    if (!settle()) {
      violations.clear();
    } else if (frame.passes().isAnotherNeeded() || transfer.tasks().anyHanded()) {
      return false;
    } else {
      summarize();
    }
    return true;
  }

  private void solve() {
    boolean settled = settle();
    for (int pass = 1; settled && pass < PASSES && frame.passes().isAnotherNeeded(); pass++) {
      Arrays.fill(entries, null);
      settled = settle();
    }
    if (settled) {
      frame.listen(this);
      for (int i = order.position(0); i < body.blocks().size(); i++) {
        walk(order.at(i), false);
      }
      summarize();
    }
  }

  private void summarize() {
    Arrays.fill(entries, null);
    transfer.exits().ended().forEach(this::effect);
    frame.draining().ended().forEach(this::effect);
    summary =
        new Summary(
            frame.atoms(),
            transfer.exits().result(),
            contents,
            effects(),
            transfer.exits().owed(),
            gone());
  }

  /** Goes on until nothing is new; gives up on what is too big. */
  private boolean settle() {
    entries[0] = start();
    int first = order.position(0);
    work.set(first);
    int left = ROUNDS * body.blocks().size() + ROUNDS;
    for (int next = first; next >= 0; left--) {
      if (left == 0 || frame.atoms().isExhausted()) {
        return false;
      }
      work.clear(next);
      walk(order.at(next), true);
      next = work.nextSetBit(0);
    }
    return true;
  }

  /** What callers need to know. */
  Summary summary() {
    return summary;
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

  /** What functions do before an exception leaves the body is not done where callers go on. */
  @Override
  public void effect(Effect effect) {
    if (effect instanceof Effect.Called && !returning().get(walked)) {
      return;
    }
    if (effects.size() < MANY && told.add(Said.of(effect))) {
      effects.add(effect);
      switch (effect) {
        case Effect.Stored it -> remember(it.value());
        case Effect.Handed it -> remember(it.task());
        case Effect.Called it -> it.arguments().forEach(this::remember);
        case Effect.Used _,
            Effect.Touched _,
            Effect.Ended _,
            Effect.Allocated _,
            Effect.PoolMadeIn _,
            Effect.Awaited _ -> {}
      }
    }
  }

  private BitSet returning() {
    if (returning == null) {
      returning = order.returning();
    }
    return returning;
  }

  /** What is in objects that leave the body here, for by its end they may be forgotten. */
  private void remember(Value leaving) {
    State state = frame.state();
    for (Reach.Step step : Reach.of(leaving, frame.atoms(), state)) {
      for (int place : frame.atoms().placesOf(step.atom())) {
        Value content = state.contents().get(place);
        if (content != null) {
          Value known = contents.get(place);
          contents = contents.put(place, known == null ? content : known.union(content));
        }
      }
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
    walked = block.id();
    frame.state(entry);
    State thrown = null;
    int inclusions = 0;
    Op.NewPool made = null;
    for (Op op : block.ops()) {
      if (spread && frame.atoms().isExhausted()) {
        return;
      }
      made = op instanceof Op.NewPool next ? next : isPartOf(made, op) ? made : null;
      boolean throwing = spread && block.handler() != Block.LEAVES && op.mayThrow();
      if (throwing) {
        State here = frame.state();
        State next = withoutAbandoned(made, op, here.afterThrow());
        boolean known =
            thrown != null
                && inclusions == frame.atoms().inclusions()
                && next.isSameFor(liveness.at(block.handler()), thrown);
        if (!known) {
          thrown = next;
          inclusions = frame.atoms().inclusions();
          frame.state(next);
          flowTo(block.handler());
          frame.state(here);
        }
      }
      IntMap<Pending> pending = frame.state().pending();
      frame.atoms().step();
      transfer.apply(op);
      if (block.handler() == Block.LEAVES && (op instanceof Op.Call || op instanceof Op.Throw)) {
        transfer.tasks().thrown(pending);
      }
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

  /** Whether the operation gives the struct that was just made its components. */
  private static boolean isPartOf(Op.@Nullable NewPool made, Op op) {
    if (made == null) {
      return false;
    }
    return switch (op) {
      case Op.Store store -> store.base() == made.to() && store.site().equals(made.site());
      case Op.Call call -> call.site().equals(made.site());
      default -> false;
    };
  }

  /**
   * A creation that fails leaves no pool behind, and what a pool is handed to, be it a library, as
   * a container that it is put into, or a member, does not fail. Nor does what gives the pool that
   * it is called on back, as what names or limits it.
   */
  private static State withoutAbandoned(Op.@Nullable NewPool made, Op op, State state) {
    if (state.open().isEmpty()) {
      return state;
    }
    IntMap<Site> open = state.open();
    if (made != null) {
      open = without(open, state.var(made.to()));
    }
    if (op instanceof Op.Store store) {
      open = without(open, state.var(store.value()));
    }
    if (op instanceof Op.Call call && call.callee().contract() != null) {
      for (int argument : call.arguments()) {
        open = without(open, state.var(argument));
      }
      if (call.callee().contract().clauses().contains(RETURNS_RECEIVER)) {
        open = without(open, state.var(call.receiver()));
      }
    }
    return state.open(open);
  }

  private static IntMap<Site> without(IntMap<Site> open, Value pools) {
    IntMap<Site> left = open;
    for (int ref : pools.refs()) {
      left = Value.way(ref) == Value.ITSELF ? left.remove(Value.atom(ref)) : left;
    }
    return left;
  }

  @SuppressWarnings("ReferenceEquality") // a join that adds nothing gives the same state
  private void flowTo(int block) {
    State known = entries[block];
    State left = forgetting.left(frame.state(), liveness.at(block));
    State joined = known == null ? left : known.join(left);
    if (joined != known) {
      entries[block] = joined;
      work.set(order.position(block));
    }
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
      if (isGone(Value.atom(ref))) {
        return true;
      }
    }
    return false;
  }

  private boolean isGone(int atom) {
    return frame.atoms().get(atom) instanceof Atom.Made && !frame.isReturned(atom);
  }

  private BitSet gone() {
    BitSet gone = new BitSet();
    for (int atom = 0; atom < frame.atoms().count(); atom++) {
      gone.set(atom, isGone(atom));
    }
    return gone;
  }
}
