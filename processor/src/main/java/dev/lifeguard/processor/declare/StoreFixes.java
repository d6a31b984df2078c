package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.declare.MemberStores.Store;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.KindGraph;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** What would mend a store of something that does not outlive the object, best first. */
final class StoreFixes {

  private final Facts facts;

  StoreFixes(Facts facts) {
    this.facts = facts;
  }

  Finding addTo(Finding finding, Store store) {
    Finding fixed = addChild(finding, store);
    fixed = addOutlives(fixed, store);
    fixed = addShorterOwner(fixed, store);
    fixed = addRef(fixed, store);
    fixed = addCopy(fixed, store);
    return fixed.fixes().isEmpty()
        ? fixed.fix("pass it as a parameter to where it is needed, and do not keep it")
        : fixed;
  }

  private Finding addChild(Finding finding, Store store) {
    Mention stored = store.stored();
    boolean accessor = store.member().element() instanceof ExecutableElement;
    boolean settable = store.member().setter().isPresent();
    if (!accessor
        || !stored.owning()
        || !graph().isDirectSubPool(stored.kind(), store.owner().kind())) {
      return finding;
    }
    Remedy child = Remedies.mark(store.member().element(), Annotations.CHILD);
    TypeMirror type = store.member().type();
    if (isPool(type)) {
      return stored.kind().struct() || settable
          ? finding
          : finding.fix(
              "mark it @Child, so that it is made on first use and again when it died", child);
    }
    return switch (ChildShape.of(type, store.member().element(), facts)) {
      case ChildShape.One _ ->
          finding.fix(
              "mark it @Child, so that it is emptied when the %s dies".formatted(stored.name()),
              child);
      case ChildShape.Many _ when !settable ->
          finding.fix(
              "mark it @Child, for a live view of the %s's own %ss"
                  .formatted(store.ownerName(), stored.name()),
              child);
      default -> finding;
    };
  }

  private Finding addOutlives(Finding finding, Store store) {
    Mention stored = store.stored();
    return !store.broken()
            && stored.owning()
            && stored.via().isEmpty()
            && graph().mayContain(stored.kind(), store.owner().kind())
        ? finding.fix(
            "mark it @Outlives, if it always outlives this %s: that is checked when it is stored"
                .formatted(store.ownerName()),
            Remedies.mark(store.member().element(), Annotations.OUTLIVES))
        : finding;
  }

  /** A plain class may live shorter, in the kind of what it holds; its subclasses may not. */
  private Finding addShorterOwner(Finding finding, Store store) {
    Kind kind = store.stored().kind();
    TypeElement owner = store.member().owner();
    boolean plain =
        Annotations.has(owner, Annotations.LIVES_IN)
            && !owner.getModifiers().contains(Modifier.ABSTRACT)
            && graph().outlives(store.owner().kind(), kind);
    return plain
        ? finding.fix(
            "let %s live there too: @LivesIn(%s.class)".formatted(store.ownerName(), kind.name()),
            Remedies.liveIn(owner, kind))
        : finding;
  }

  private Finding addRef(Finding finding, Store store) {
    Mention stored = store.stored();
    return stored.isStruct()
        ? finding.fix(stored.byRef(), Remedies.holdRef(store.member().element(), stored.name()))
        : finding;
  }

  /** What is only marked as living elsewhere can be copied. */
  private Finding addCopy(Finding finding, Store store) {
    boolean marked = Annotations.has(store.member().type(), Annotations.LIVES_IN);
    return marked && store.stored().via().isEmpty()
        ? finding.fix(
            "mark it @LivesIn(%s.class), and store a copy made in that pool"
                .formatted(store.owner().kind().name()),
            Remedies.liveIn(store.member(), store.owner().kind()))
        : finding;
  }

  private static boolean isPool(TypeMirror type) {
    return KindReader.element(type).filter(RuntimeTypes::isPool).isPresent();
  }

  private KindGraph graph() {
    return facts.graph();
  }
}
