package dev.lifeguard.processor.diagnostic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Collects findings, so that they can be printed once and asked whether there are any. A rule that
 * finds the same place wrong in two ways is heard once: one mistake, one finding.
 */
public final class Report implements Sink {

  /** Members of a type are told apart by themselves, those it inherits by what is said of them. */
  private record Mistake(Rule rule, Object where, String inherited) {

    static Mistake of(Finding finding) {
      return switch (finding.place()) {
        case Declared(TypeElement type, _, _) ->
            new Mistake(finding.rule(), type, finding.summary());
        case Declared(Element member, _, _) -> new Mistake(finding.rule(), member, "");
        case Position position -> new Mistake(finding.rule(), position, "");
      };
    }
  }

  private final List<Finding> findings = new ArrayList<>();
  private final Set<Mistake> mistakes = new HashSet<>();

  @Override
  public void report(Finding finding) {
    if (mistakes.add(Mistake.of(finding))) {
      findings.add(finding);
    }
  }

  /** What was reported, in that order. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Whether a finding of that rule was reported. */
  public boolean has(Rule rule) {
    return findings.stream().anyMatch(finding -> finding.rule() == rule);
  }
}
