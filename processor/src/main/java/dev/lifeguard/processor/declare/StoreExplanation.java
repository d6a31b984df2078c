package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.declare.MemberStores.Store;
import dev.lifeguard.processor.diagnostic.Finding;

/** Completes a finding about a store: where both live, what follows, and how to mend it. */
final class StoreExplanation {

  private final Facts facts;
  private final StoreFixes fixes;

  StoreExplanation(Facts facts) {
    this.facts = facts;
    this.fixes = new StoreFixes(facts);
  }

  /** The finding, of which there is only the summary, with everything else. */
  Finding complete(Finding summary, Store store, String consequence) {
    Mention stored = store.stored();
    Finding finding =
        summary.because(
            facts.homes(store.ownerName(), store.owner().kind(), stored.name(), stored.kind()));
    return fixes.addTo(
        explainBroken(finding.because(stored.heldThrough()).because(consequence), store), store);
  }

  /** Why {@code @Outlives} does not help, when it stands there. */
  private Finding explainBroken(Finding finding, Store store) {
    if (!store.broken()) {
      return finding;
    }
    String stored = store.stored().name();
    return facts.graph().mayContain(store.stored().kind(), store.owner().kind())
        ? finding.because(
            "@Outlives does not help: nothing can check it on a "
                + (store.stored().via().isEmpty() ? stored : store.stored().via().getFirst())
                + ".")
        : finding.because(
            "@Outlives does not help: no %s is ever inside %s."
                .formatted(store.ownerName(), Words.a(stored)));
  }
}
