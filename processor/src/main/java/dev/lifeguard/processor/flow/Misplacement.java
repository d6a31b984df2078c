package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;

/** What the rules about stores say alike. */
final class Misplacement {

  private Misplacement() {}

  /** Adds where both live, where the value comes from, and who stores it. */
  static Finding explained(Finding finding, Violation.Misplaced put, Words words) {
    Finding more = finding.because(words.homes(put.ref(), put.target()));
    return put.via().isEmpty()
        ? more
        : more.because(put.via() + " keeps it, as " + put.field().name() + ".");
  }

  /** Adds how to mend it: by a copy where it is memory, by a weak reference to a struct. */
  static Finding fixed(Finding finding, Violation.Misplaced put, Words words) {
    String target = words.holder(put.target());
    if (words.isStruct(put.ref())) {
      return finding.fix("hold a Ref<" + words.kind(Value.atom(put.ref())) + ">");
    }
    return words.isHeap(put.target())
        ? finding.fix("keep a copy that needs no pool: a String, a number")
        : finding.fix("store a copy, made in the pool of " + target);
  }

  /** A container that would be taken for shorter-lived than it is. */
  static Finding inexact(Rule rule, Violation.Inexact put, Words words) {
    String container = words.ref(put.ref());
    return Finding.of(
            rule,
            put.site().place(),
            put.field().name()
                + " would let things of "
                + words.holder(put.target())
                + " into "
                + container
                + ", which outlives them")
        .because(words.homes(put.ref(), put.target()))
        .because("What is put into it through " + put.field().name() + " need not live longer.")
        .fix("say where it really lives: @LivesIn on " + put.field().name())
        .fix("store a copy of the container");
  }

  /** The method that puts it there, or the place. */
  static String called(Violation.Misplaced put) {
    return put.via().isEmpty() ? put.field().name() : put.via();
  }
}
