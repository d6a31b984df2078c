package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.flow.ir.Body;
import java.util.ArrayList;
import java.util.List;

/** Runs the analysis over bodies, and gives what it finds in a short form. */
final class Findings {

  private Findings() {}

  /** All findings, as {@code LG203 at 5}, in the order of rules and lines. */
  static List<String> of(Body... bodies) {
    List<String> found = new ArrayList<>();
    for (Finding finding : whole(bodies)) {
      found.add(
          finding.rule() + " at " + (finding.place() instanceof Line line ? line.line() : -1));
    }
    found.sort(null);
    return found;
  }

  /** All findings, as the engine gives them. */
  static List<Finding> whole(Body... bodies) {
    FlowRules rules = new FlowRules(Sample.graph());
    for (Body body : bodies) {
      rules.add(body);
    }
    List<Finding> findings = new ArrayList<>();
    rules.check(findings::add);
    return findings;
  }
}
