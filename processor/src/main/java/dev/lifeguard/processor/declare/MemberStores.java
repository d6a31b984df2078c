package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.model.KindGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Looks at every member of a type that lives in a pool, and at what is stored in it: the part that
 * the rules about stores share.
 */
final class MemberStores {

  private final Facts facts;

  /** Several rules ask about the same type. */
  private final Map<TypeElement, List<Store>> known = new HashMap<>();

  MemberStores(Facts facts) {
    this.facts = facts;
  }

  /**
   * Something stored that does not outlive the object it is stored in.
   *
   * @param member where it is stored
   * @param place where the finding belongs
   * @param owner where the object lives
   * @param stored what is stored
   * @param relation how the lifetimes compare
   * @param broken whether the member is marked {@code @Outlives}, which cannot be kept or checked
   */
  record Store(
      Member member,
      Place place,
      Residence owner,
      Mention stored,
      Relation relation,
      boolean broken) {

    /** The name of the type that stores it. */
    String ownerName() {
      return member.owner().getSimpleName().toString();
    }
  }

  /** At most one wrong store for each member, the shorter-lived before the siblings. */
  List<Store> wrong(TypeElement type) {
    return known.computeIfAbsent(type, this::find);
  }

  private List<Store> find(TypeElement type) {
    Optional<Residence> owner = owner(type);
    if (owner.isEmpty() || type.getKind() == ElementKind.ENUM) {
      return List.of();
    }
    List<Member> members = Facts.isSpec(type) ? facts.members(type) : Member.fields(type);
    return members.stream()
        .filter(member -> !member.isChild())
        .flatMap(member -> wrong(member, owner.get()).stream())
        .toList();
  }

  /**
   * Where the instances of the type live. Only structs own pools: a class written by hand that
   * implements a struct's interface, such as a decorator, may refer to another of its kind.
   */
  private Optional<Residence> owner(TypeElement type) {
    return facts
        .residences()
        .of(type)
        .map(home -> Facts.isSpec(type) ? home : new Residence(home.kind(), false));
  }

  private Optional<Store> wrong(Member member, Residence owner) {
    return wrong(member, owner, member.type(), member.element(), member.place())
        .or(() -> member.setter().flatMap(setter -> wrongParameter(member, owner, setter)));
  }

  private Optional<Store> wrongParameter(Member member, Residence owner, ExecutableElement setter) {
    VariableElement parameter = setter.getParameters().getFirst();
    TypeMirror type = Member.seenFrom(member.owner(), setter, facts).getParameterTypes().getFirst();
    return wrong(
        member,
        owner,
        type,
        parameter,
        new Member(member.owner(), setter, type, Optional.empty()).place());
  }

  private Optional<Store> wrong(
      Member member, Residence owner, TypeMirror type, Element where, Place place) {
    List<Mention> mentions = facts.mentions(type, where);
    if (mentions.isEmpty()) {
      return Optional.empty();
    }
    List<Store> stores =
        mentions.stream()
            .map(
                stored ->
                    new Store(
                        member,
                        place,
                        owner,
                        stored,
                        Relation.of(stored, owner, graph()),
                        member.isOutliving()))
            .filter(store -> store.relation() != Relation.OUTLIVES)
            .filter(store -> !isOwnPool(store) && !isExcused(store, type))
            .toList();
    return stores.stream()
        .filter(store -> store.relation() == Relation.SHORTER)
        .findFirst()
        .or(() -> stores.stream().findFirst());
  }

  /** A field for the own pool, in an abstract class that is a spec. */
  private static boolean isOwnPool(Store store) {
    return store.relation() == Relation.SIBLING
        && store.member().element().getKind().isField()
        && store.stored().pool();
  }

  /** Whether {@code @Outlives} can be kept at run time, and checked when something is stored. */
  private boolean isExcused(Store store, TypeMirror type) {
    return store.broken()
        && graph().mayContain(store.stored().kind(), store.owner().kind())
        && (!Facts.isSpec(store.member().owner()) || isCheckable(store, type));
  }

  private boolean isCheckable(Store store, TypeMirror type) {
    return store.stored().via().isEmpty() && (store.stored().owning() || facts.isPooled(type));
  }

  private KindGraph graph() {
    return facts.graph();
  }
}
