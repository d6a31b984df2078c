package dev.lifeguard.processor.flow;

import static dev.lifeguard.processor.flow.Sample.NEW_SCRATCH;
import static dev.lifeguard.processor.flow.Sample.SESSION_TYPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lifeguard.processor.diagnostic.BodyFailure;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A failure of ours on one body leaves all others checked. */
final class FailureTest {

  @Test
  void whatFailsIsNamedWhenTheOthersAreDone() {
    FlowRules rules = new FlowRules(Sample.graph());
    rules.add(wrong("before"));
    rules.add(impossible());
    rules.add(wrong("after"));
    List<Finding> findings = new ArrayList<>();

    BodyFailure failure = assertThrows(BodyFailure.class, () -> rules.check(findings::add));

    assertEquals("impossible", failure.body());
    assertInstanceOf(IndexOutOfBoundsException.class, failure.thrown());
    assertEquals(List.of(Rule.LG301, Rule.LG301), findings.stream().map(Finding::rule).toList());
  }

  private static Body wrong(String name) {
    var f = new BodyBuilder(name);
    int scratch = f.pool(2, f.parameter("session", SESSION_TYPE), NEW_SCRATCH);
    f.close(3, scratch);
    f.allocate(4, scratch);
    f.leave(5);
    return f.body();
  }

  /** No lowering makes a body that has pools and no blocks. */
  private static Body impossible() {
    Body some = wrong("impossible");
    return new Body(
        some.name(),
        Optional.empty(),
        false,
        0,
        some.parameters(),
        TypeFact.OBJECT,
        false,
        some.variables(),
        List.of(),
        List.of());
  }
}
