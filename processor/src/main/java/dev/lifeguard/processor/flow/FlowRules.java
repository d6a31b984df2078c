package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.BodyFailure;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.model.KindGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules about bodies, in the order in which they are asked: the first to know a violation words
 * it.
 */
public final class FlowRules {

  private static final List<FlowRule> RULES =
      List.of(
          new DeadResults(),
          new OutlivedTasks(),
          new EscapingCapture(),
          new Siblings(),
          new MixedPools(),
          new LongerContainer(),
          new LongerPlace(),
          new UsesAfterEnd(),
          new ForbiddenOperations(),
          new ForeignThreads(),
          new PermanentAllocation(),
          new LeakedPools(),
          new LoopGrowth());

  /** What a method keeps that is called there: that it keeps it twice is one mistake. */
  private record Kept(Site call, int atom) {}

  private final Program program;

  public FlowRules(KindGraph graph) {
    this.program = new Program(graph);
  }

  /** Adds a body. */
  public void add(Body body) {
    program.add(body);
  }

  /**
   * Reports what is wrong with the bodies that were added.
   *
   * @throws BodyFailure at the end, if some could not be looked at
   */
  public void check(Sink sink) {
    program.solve((_, frame, violations) -> judge(frame, violations).forEach(sink::report));
  }

  /** Has {@link #check} find out what all methods do, for {@link #learnt}. */
  public void learning() {
    program.learning();
  }

  /**
   * Takes in what an earlier compilation has learnt of a class, before {@link #check}.
   *
   * @return the methods of which it speaks
   * @throws UnreadableException if it cannot be used; then nothing was taken in
   */
  public List<Callee> learn(String text, Declarations declarations) {
    return LearntReader.read(text, program, declarations);
  }

  /**
   * What {@link #check} has learnt of those top-level classes, by their binary names: text for
   * later compilations, where there is something to say.
   */
  public Map<String, String> learnt(Set<String> classes, Declarations declarations) {
    return new Lessons(program, declarations, classes).texts();
  }

  private static List<Finding> judge(Frame frame, List<Violation> violations) {
    var words = new Words(frame);
    List<Finding> findings = new ArrayList<>();
    Set<Closing> ends = new HashSet<>();
    Set<Kept> kept = new HashSet<>();
    for (Violation violation : violations) {
      boolean repeated =
          switch (violation) {
            case Violation.UsedAfterEnd use -> !ends.add(use.closing());
            case Violation.Misplaced it when !it.via().isEmpty() ->
                !kept.add(new Kept(it.site(), Value.atom(it.ref())));
            case Violation.DeadResult dead -> ends.contains(dead.closing());
            default -> false;
          };
      if (!repeated) {
        RULES.stream()
            .map(rule -> rule.judge(violation, words))
            .flatMap(Optional::stream)
            .findFirst()
            .ifPresent(findings::add);
      }
    }
    return findings;
  }
}
