package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.BodyFailure;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.KindGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All bodies of a run. Callees are analysed before their callers; those that call one another,
 * until their summaries stay the same.
 */
public final class Program {

  /** Stands for the method of a functional interface, whichever it is. */
  static final Callee FUNCTION =
      new Callee(
          "function", "call", false, List.of(), TypeFact.OBJECT, TypeFact.OBJECT, null, true);

  /** Bodies that call one another settle within a few rounds; what is left then is borrowed. */
  private static final int ROUNDS = 6;

  /** The same for the steps taken: a crowd of them is not worth more than this. */
  private static final long STEPS = 500_000;

  /** What it is worth to find out what a body does that nobody asks about here. */
  private static final int UNASKED = 2_000;

  private final KindGraph graph;
  private final List<Body> bodies = new ArrayList<>();
  private final Map<Body, Summary> summaries = new HashMap<>();
  private final Map<Body, BodySolver> solved = new LinkedHashMap<>();
  private final Map<String, List<Callee>> methods = new HashMap<>();
  private Set<Body> atHand = Set.of();
  private Set<Body> concerned = Set.of();
  private Optional<BodyFailure> failure = Optional.empty();
  private final Set<Body> repeated = new HashSet<>();
  private final Set<Body> statements = new HashSet<>();

  /** What an earlier compilation has analysed; and what of it was found faulty. */
  private final Set<Body> learnt = new HashSet<>();

  private final Set<Body> faulty = new HashSet<>();
  private final Map<String, Site> elsewhere = new HashMap<>();
  private boolean learning;

  public Program(KindGraph graph) {
    this.graph = graph;
  }

  KindGraph graph() {
    return graph;
  }

  /** Adds a body; lambdas inside it are found through it. */
  public void add(Body body) {
    bodies.add(body);
    addMethod(body);
  }

  /** Adds a body of which an earlier compilation has found out what it does. */
  void learn(Body body, Summary summary, boolean isFaulty) {
    learnt.add(body);
    summaries.put(body, summary);
    if (isFaulty) {
      faulty.add(body);
    }
    addMethod(body);
  }

  /** Whether the body is only known by what an earlier compilation has found out. */
  boolean isLearnt(Body body) {
    return learnt.contains(body);
  }

  /** The place of that name in sources that were compiled earlier. */
  Site elsewhere(String name) {
    return elsewhere.computeIfAbsent(
        name, _ -> new Site(new Elsewhere(name), Elsewhere.LINE, Site.NO_LOOP));
  }

  /** Has all bodies analysed, for later compilations may ask what they do. */
  void learning() {
    learning = true;
  }

  List<Body> bodies() {
    return bodies;
  }

  private void addMethod(Body body) {
    body.callee()
        .filter(callee -> !callee.isStatic() && !callee.isConstructor())
        .ifPresent(
            callee -> methods.computeIfAbsent(callee.owner(), _ -> new ArrayList<>()).add(callee));
  }

  /**
   * Analyses everything, and hands each body with what is wrong in it to {@code results}.
   *
   * @throws BodyFailure when all is done, if some bodies could not be analysed
   */
  public void solve(Results results) {
    var order = new CallOrder(bodies, this::callbacks);
    List<List<Body>> groups = order.groups();
    concerned = new Concerned(order, this::isTelling).of(groups);
    for (List<Body> group : groups) {
      boolean is = concerned.contains(group.getFirst());
      if ((is || isWorthLearning(group)) && !isLearnt(group.getFirst())) {
        guarded(group, order);
        forget(group, is);
      }
    }
    solved.forEach(
        (body, solver) -> results.solved(body, solver.frame(), violations(body, solver)));
    failure.ifPresent(
        thrown -> {
          throw thrown;
        });
  }

  /** Of most bodies there is nothing to report, and what they do to callers is in summaries. */
  private void forget(List<Body> group, boolean isConcerned) {
    for (Body body : group) {
      BodySolver solver = solved.get(body);
      if (solver != null && (!isConcerned || solver.violations().isEmpty())) {
        solved.remove(body);
      }
    }
  }

  private boolean isWorthLearning(List<Body> group) {
    return learning && group.stream().anyMatch(Lessons::isWorthTelling);
  }

  /** Whether something in what is only known by its effects has a lifetime. */
  private boolean isTelling(Body body) {
    return isLearnt(body) && summary(body).atoms().anyTracked();
  }

  /** What fails on some bodies says nothing of them; others are analysed as ever. */
  private void guarded(List<Body> group, CallOrder order) {
    try {
      solve(group, order);
    } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
      if (failure.isEmpty()) {
        failure = Optional.of(new BodyFailure(group.getFirst().name(), thrown));
      }
      group.forEach(summaries::remove);
      group.forEach(solved::remove);
    }
  }

  /**
   * Notes that a library calls the function many times, as the body of a loop; {@code statement} if
   * that is all: of what gives results, it is not said that memory for them is for nothing.
   */
  void repeated(Body body, boolean statement) {
    repeated.add(body);
    if (statement) {
      statements.add(body);
    }
  }

  private List<Violation> violations(Body body, BodySolver solver) {
    List<Violation> violations = new ArrayList<>();
    for (Violation violation : solver.violations()) {
      switch (violation) {
        case Violation.GrowthIfRepeated it when statements.contains(body) ->
            violations.add(it.growth());
        case Violation.GrowthIfRepeated _ -> {}
        case Violation.Leaked it when !it.permanent() && repeated.contains(body) ->
            violations.add(new Violation.Growth(it.site(), it.pool(), false));
        default -> violations.add(violation);
      }
    }
    return violations;
  }

  /** Takes what was found. */
  interface Results {
    void solved(Body body, Frame frame, List<Violation> violations);
  }

  Summary summary(Body body) {
    return summaries.getOrDefault(body, Summary.NONE);
  }

  /** Whether it is known what the body does: it was not too much to find out. */
  @SuppressWarnings("ReferenceEquality") // there is one
  boolean isSolved(Body body) {
    Summary summary = summaries.get(body);
    return summary != null && summary != Summary.NONE;
  }

  /** Whether something was found wrong in a body: what follows from that is not said again. */
  boolean isFaulty(Body body) {
    BodySolver solver = solved.get(body);
    return faulty.contains(body) || (solver != null && !solver.violations().isEmpty());
  }

  /** The one method of a class that takes so many arguments, for an object used as a function. */
  @Nullable Body function(String owner, int arguments) {
    Body found = null;
    for (Callee callee : methods.getOrDefault(owner, List.of())) {
      if (callee.parameters().size() == arguments) {
        if (found != null) {
          return null;
        }
        found = callee.body();
      }
    }
    return found;
  }

  /** What a library calls of the objects that it is given: methods that override its own. */
  List<Body> callbacks(String owner) {
    List<Body> callbacks = new ArrayList<>();
    for (Callee callee : methods.getOrDefault(owner, List.of())) {
      Body body = callee.body();
      if (body != null && callee.overridden().stream().anyMatch(Program::isCallback)) {
        callbacks.add(body);
      }
    }
    return callbacks;
  }

  private static boolean isCallback(Callee callee) {
    return callee.body() == null && !callee.owner().equals("java.lang.Object");
  }

  /** How much may be done for the body before it is given up. */
  int limit(Body body) {
    return concerned.contains(body) ? Atoms.STEPS : UNASKED;
  }

  /** Whether the body is one of those that are analysed together, as they call one another. */
  boolean isAtHand(Body body) {
    return atHand.contains(body);
  }

  private void solve(List<Body> group, CallOrder order) {
    atHand = Set.copyOf(group);
    long steps = 0;
    for (int round = 0; round < ROUNDS; round++) {
      boolean settled = true;
      for (Body body : group) {
        if (round > 0 && steps > STEPS) {
          return;
        }
        Summary before = summary(body);
        var solver = BodySolver.solve(this, body);
        Summary after = solver.summary();
        summaries.put(body, after);
        solved.put(body, solver);
        steps += solver.frame().atoms().steps();
        settled &= after.saysNoMoreThan(before);
      }
      if (settled || (group.size() == 1 && !order.isRecursive(group.getFirst()))) {
        return;
      }
    }
  }
}
