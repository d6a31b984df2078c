package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import java.util.Optional;

/** Reports results that die before the caller gets them (LG206). */
final class DeadResults implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return switch (violation) {
      case Violation.DeadResult dead ->
          Optional.of(
              Finding.of(
                      Rule.LG206,
                      dead.site().place(),
                      "the result is "
                          + words.ref(dead.ref())
                          + ", which is gone before the caller gets it")
                  .because(
                      words.capital(words.ref(dead.ref()))
                          + " lives in "
                          + words.path(Value.atom(dead.ref())))
                  .because("It is " + Words.end(dead.closing()) + ".")
                  .fix("take the pool of the result as a parameter, and copy the result into it")
                  .fix("return a copy that needs no pool: a String, a number"));
      case Violation.Misplaced put when put.field().key().equals(Demands.RESULT) ->
          Optional.of(
              Finding.of(
                      Rule.LG206,
                      put.site().place(),
                      put.field().name()
                          + " promises a longer life than "
                          + words.ref(put.ref())
                          + " has")
                  .because(words.homes(put.ref(), put.target()))
                  .fix("allocate the result in " + words.poolOf(put.target())));
      default -> Optional.empty();
    };
  }
}
