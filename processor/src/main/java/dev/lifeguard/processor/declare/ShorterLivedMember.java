package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.declare.MemberStores.Store;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.KindGraph;
import javax.lang.model.element.TypeElement;

/**
 * Reports fields, components and accessors that refer to something shorter-lived than their type.
 */
final class ShorterLivedMember implements DeclarationRule {

  private final Facts facts;
  private final MemberStores stores;
  private final StoreFixes fixes;

  ShorterLivedMember(Facts facts) {
    this.facts = facts;
    this.stores = new MemberStores(facts);
    this.fixes = new StoreFixes(facts);
  }

  @Override
  public void check(TypeElement type, Sink sink) {
    stores.wrong(type).stream()
        .filter(store -> store.relation() == Relation.SHORTER)
        .map(this::finding)
        .forEach(sink::report);
  }

  private Finding finding(Store store) {
    KindGraph graph = facts.graph();
    Mention stored = store.stored();
    String owner = store.ownerName();
    String member = store.member().name();
    boolean certain = graph.outlives(store.owner().kind(), stored.kind());
    Finding finding =
        Finding.of(
            Rule.LG201,
            store.place(),
            "%s refers to %s, which %s before the %s"
                .formatted(member, Words.a(stored.name()), certain ? "dies" : "may die", owner));
    for (String home : facts.homes(owner, store.owner().kind(), stored.name(), stored.kind())) {
      finding = finding.because(home);
    }
    if (!stored.via().isEmpty()) {
      finding = finding.because("It is held through " + String.join(", ", stored.via()) + ".");
    }
    finding =
        finding.because(
            "When the %s pool is destroyed, %s is left pointing into it."
                .formatted(stored.kind().name() + "'s", member));
    return fixes.addTo(stores.explainBroken(finding, store), store);
  }
}
