package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Report;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.RecNames;
import dev.lifeguard.processor.model.Struct;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads and checks the declarations of one round. A new one is made for each round, because what is
 * missing in one may be there in the next.
 *
 * <p>Call {@link #announce} for every type before asking anything else.
 */
public final class Declarations {

  private final Facts facts;
  private final StructReader structs;
  private final Unresolved unresolved;
  private final List<DeclarationRule> rules;

  /** {@code recs} collects the names of generated classes over all rounds. */
  public Declarations(Elements elements, Types types, RecNames recs) {
    this.facts = new Facts(elements, types, recs);
    this.structs = new StructReader(facts);
    this.unresolved = new Unresolved(facts);
    var stores = new MemberStores(facts);
    this.rules =
        List.of(
            new MisplacedAnnotation(facts),
            new MisplacedTypeAnnotation(facts),
            new UnreachableKind(facts),
            new ChildMember(facts),
            new ForbiddenChildPool(facts),
            new UnplacedClass(facts),
            new LongerPromise(facts),
            new LongerOverride(facts),
            new ShorterLivedMember(facts, stores),
            new SiblingMember(facts, stores),
            new MixedTypeArgument(facts),
            new StaticHolder(facts));
  }

  /** Makes the names of the type, and of the class generated for it, known to all others. */
  public void announce(TypeElement type) {
    if (Facts.isSpec(type)) {
      facts.recs().add(facts.recName(type), type.getQualifiedName().toString());
    } else {
      facts.recs().addSource(type.getQualifiedName().toString());
    }
  }

  /** Whether the type mentions something that another processor has yet to generate. */
  public boolean isUnresolved(TypeElement type) {
    return unresolved.in(type);
  }

  /** Whether a kind is among the types whose place in the order is not known yet. */
  public boolean isUnresolvedKind(TypeElement type) {
    return KindReader.isKind(type) && KindReader.hasUnresolvedParent(type);
  }

  /** Whether a class is to be generated for the type. */
  public boolean isSpec(TypeElement type) {
    return Facts.isSpec(type);
  }

  /** What to generate for a spec; empty when it cannot be, which is then reported. */
  public Optional<Struct> struct(TypeElement spec, Sink sink) {
    return structs.read(spec, sink);
  }

  /** What is wrong with the declarations of a type, its member types aside. */
  public List<Finding> check(TypeElement type) {
    var report = new Report();
    rules.forEach(rule -> rule.check(type, report));
    return report.findings();
  }
}
