package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.declare.MemberStores.Store;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import javax.lang.model.element.TypeElement;

/** Reports accessors of a struct that refer to a struct of the same kind. */
final class SiblingMember implements DeclarationRule {

  private final MemberStores stores;
  private final StoreExplanation explanation;

  SiblingMember(Facts facts, MemberStores stores) {
    this.stores = stores;
    this.explanation = new StoreExplanation(facts);
  }

  @Override
  public void check(TypeElement type, Sink sink) {
    stores.wrong(type).stream()
        .filter(store -> store.relation() == Relation.SIBLING)
        .map(this::finding)
        .forEach(sink::report);
  }

  private Finding finding(Store store) {
    return explanation.complete(
        Finding.of(
            Rule.LG208,
            store.place(),
            "%s refers to another %s, and neither outlives the other"
                .formatted(store.member().name(), store.stored().name())),
        store,
        "Each owns its pool, and either of the two may be destroyed first.");
  }
}
