package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Site;
import java.util.Optional;

/** Reports tasks of other threads that may outlive what they capture, and thread-locals (LG207). */
final class OutlivedTasks implements FlowRule {

  @Override
  public Optional<Finding> judge(Violation violation, Words words) {
    return switch (violation) {
      case Violation.OutlivedTask task ->
          Optional.of(finding(task.site(), task.ref(), task.target(), words));
      case Violation.Misplaced put when put.field().role() == FieldRef.Role.TASK ->
          Optional.of(finding(put.site(), put.ref(), put.target(), words));
      default -> Optional.empty();
    };
  }

  private static Finding finding(Site site, int ref, int target, Words words) {
    return Finding.of(
            Rule.LG207,
            site.place(),
            "a task or thread-local of another life may still use "
                + words.ref(ref)
                + " when that is gone")
        .because(words.homes(ref, target))
        .because("Whatever runs the task does not end before that does.")
        .fix(
            "let the task have copies of what it needs: strings, numbers",
            Misplacement.copies(site, ref, words))
        .fix("let the pool of something longer-lived own the executor, and capture that");
  }
}
