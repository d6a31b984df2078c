package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.declare.MemberStores.Store;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import javax.lang.model.element.TypeElement;

/** Reports accessors of a struct that refer to a struct of the same kind. */
final class SiblingMember implements DeclarationRule {

  private final Facts facts;
  private final MemberStores stores;
  private final StoreFixes fixes;

  SiblingMember(Facts facts) {
    this.facts = facts;
    this.stores = new MemberStores(facts);
    this.fixes = new StoreFixes(facts);
  }

  @Override
  public void check(TypeElement type, Sink sink) {
    stores.wrong(type).stream()
        .filter(store -> store.relation() == Relation.SIBLING)
        .map(this::finding)
        .forEach(sink::report);
  }

  private Finding finding(Store store) {
    String owner = store.ownerName();
    String stored = store.stored().name();
    Finding finding =
        Finding.of(
            Rule.LG208,
            store.place(),
            "%s refers to another %s, and neither outlives the other"
                .formatted(store.member().name(), stored));
    for (String home : facts.homes(owner, store.owner().kind(), stored, store.stored().kind())) {
      finding = finding.because(home);
    }
    if (!store.stored().via().isEmpty()) {
      finding =
          finding.because("It is held through " + String.join(", ", store.stored().via()) + ".");
    }
    finding = finding.because("Each owns its pool, and either of the two may be destroyed first.");
    return fixes.addTo(stores.explainBroken(finding, store), store);
  }
}
