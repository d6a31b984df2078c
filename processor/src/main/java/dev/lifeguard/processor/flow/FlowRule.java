package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import java.util.Optional;

/** One rule about bodies: recognises what breaks it, and finds the words. */
interface FlowRule {

  /** The finding, if this is the rule that the violation breaks. */
  Optional<Finding> judge(Violation violation, Words words);
}
