package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.declare.MemberStores.Store;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import javax.lang.model.element.TypeElement;

/**
 * Reports fields, components and accessors that refer to something shorter-lived than their type.
 */
final class ShorterLivedMember implements DeclarationRule {

  private final Facts facts;
  private final MemberStores stores;
  private final StoreExplanation explanation;

  ShorterLivedMember(Facts facts, MemberStores stores) {
    this.facts = facts;
    this.stores = stores;
    this.explanation = new StoreExplanation(facts);
  }

  @Override
  public void check(TypeElement type, Sink sink) {
    stores.wrong(type).stream()
        .filter(store -> store.relation() == Relation.SHORTER)
        .map(this::finding)
        .forEach(sink::report);
  }

  private Finding finding(Store store) {
    Mention stored = store.stored();
    String member = store.member().name();
    boolean certain = facts.graph().outlives(store.owner().kind(), stored.kind());
    return explanation.complete(
        Finding.of(
            Rule.LG201,
            store.place(),
            "%s refers to %s, which %s before the %s"
                .formatted(
                    member,
                    Words.a(stored.name()),
                    certain ? "dies" : "may die",
                    store.ownerName())),
        store,
        "When the %s's pool is destroyed, %s is left pointing into it."
            .formatted(stored.kind().name(), member));
  }
}
