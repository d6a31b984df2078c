package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.declare.Annotations.NamedClass;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Remedy.Change;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.model.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reports annotations of a type that name no kind, or that contradict one another. */
final class MisplacedAnnotation implements DeclarationRule {

  /** Two annotations that cannot both be true of a type. */
  private record Contradiction(String one, String other, String reason) {

    boolean isOn(TypeElement type) {
      return Annotations.has(type, one) && Annotations.has(type, other);
    }
  }

  private static final List<Contradiction> CONTRADICTIONS =
      List.of(
          new Contradiction(
              Annotations.SHARES_POOL,
              Annotations.OWNS_POOL,
              "A struct owns its pool or shares one, not both."),
          new Contradiction(
              Annotations.OWNS_POOL,
              Annotations.POOL,
              "@OwnsPool already makes it a kind; @Pool is for kinds without a struct."),
          new Contradiction(
              Annotations.SHARES_POOL,
              Annotations.POOL,
              "A struct that shares a pool is no kind of its own."),
          new Contradiction(
              Annotations.LIVES_IN, Annotations.POOL, "A kind lives where @SubPoolOf says."),
          new Contradiction(
              Annotations.LIVES_IN,
              Annotations.OWNS_POOL,
              "A struct lives in its own pool, and that where @SubPoolOf says."),
          new Contradiction(
              Annotations.LIVES_IN,
              Annotations.SHARES_POOL,
              "@SharesPool already says where it lives."));

  private final Facts facts;

  MisplacedAnnotation(Facts facts) {
    this.facts = facts;
  }

  @Override
  public void check(TypeElement type, Sink sink) {
    if (contradicts(type, sink)) {
      return;
    }
    for (String name :
        List.of(Annotations.SUB_POOL_OF, Annotations.SHARES_POOL, Annotations.LIVES_IN)) {
      Annotations.find(type, name).ifPresent(mirror -> checkNames(type, mirror, sink));
    }
    checkSubPool(type, sink);
    checkPermanent(type, sink);
    if (type.getKind() == ElementKind.ENUM) {
      Annotations.find(type, Annotations.LIVES_IN)
          .ifPresent(
              mirror ->
                  sink.report(
                      Finding.of(
                              Rule.LG102,
                              Place.of(type, mirror),
                              "the enum " + type.getSimpleName() + " lives in no pool")
                          .because("Its constants live as long as the class does.")
                          .fix("leave @LivesIn away", Remedies.unmark(type, mirror))));
    }
  }

  private static boolean contradicts(TypeElement type, Sink sink) {
    Optional<Contradiction> found =
        CONTRADICTIONS.stream().filter(each -> each.isOn(type)).findFirst();
    found.ifPresent(
        each ->
            sink.report(
                Finding.of(
                        Rule.LG102,
                        place(type, each.one()),
                        "@%s contradicts @%s on %s"
                            .formatted(
                                simple(each.one()), simple(each.other()), type.getSimpleName()))
                    .because(each.reason())
                    .fix("leave one of the two away")));
    return found.isPresent();
  }

  private static Place place(TypeElement type, String annotation) {
    return Annotations.find(type, annotation)
        .map(mirror -> Place.of(type, mirror))
        .orElse(Place.of(type));
  }

  /** Every class that the annotation names is a kind. */
  void checkNames(Element where, AnnotationMirror mirror, Sink sink) {
    for (NamedClass named : Annotations.classes(mirror)) {
      named
          .type()
          .filter(type -> facts.kinds().read(type).isEmpty())
          .ifPresent(type -> sink.report(noKind(where, mirror, named, type)));
    }
  }

  private Finding noKind(
      Element where, AnnotationMirror mirror, NamedClass named, TypeMirror type) {
    String name = Words.name(type);
    String annotation = mirror.getAnnotationType().asElement().getSimpleName().toString();
    Finding finding =
        Finding.of(
            Rule.LG102,
            Place.of(where, mirror, named.value()),
            "@%s names %s, which is no kind".formatted(annotation, name));
    Optional<Residence> home = KindReader.element(type).flatMap(facts.residences()::of);
    if (home.isPresent()) {
      String kind = home.get().kind().name();
      return finding
          .because(Words.one(name) + " lives in a pool, but no pool is named after it.")
          .fix(
              "name " + kind + ".class, in whose pool " + Words.a(name) + " lives",
              Remedy.at(
                  Place.of(where, mirror, named.value()),
                  new Change.NameClass(simpleName(type), home.get().kind().qualifiedName())));
    }
    Finding explained = finding.because("A kind is a type marked @Pool or @OwnsPool.");
    Optional<Kind> around = around(where);
    if (around.isPresent()) {
      return explained.fix(
          "name %s.class, to live as long as what holds it".formatted(around.get().name()),
          Remedy.at(
              Place.of(where, mirror, named.value()),
              new Change.NameClass(simpleName(type), around.get().qualifiedName())));
    }
    return KindReader.element(type)
        .filter(MisplacedAnnotation::isOwnCode)
        .map(
            ours ->
                explained.fix(
                    "mark " + name + " @Pool, or @OwnsPool if each instance is to own a pool",
                    Remedies.mark(ours, Annotations.POOL)))
        .orElseGet(() -> explained.fix("name a type that is marked so"));
  }

  /** Where the object lives that a field or accessor belongs to. */
  private Optional<Kind> around(Element where) {
    return (where.getKind().isField() || where.getKind() == ElementKind.METHOD)
            && where.getEnclosingElement() instanceof TypeElement type
        ? facts.residences().of(type).map(Residence::kind)
        : Optional.empty();
  }

  /** Whether the users of Lifeguard could annotate the type. */
  private static boolean isOwnCode(TypeElement type) {
    return Stream.of("java.", "javax.", "dev.lifeguard.")
        .noneMatch(type.getQualifiedName().toString()::startsWith);
  }

  private static void checkSubPool(TypeElement type, Sink sink) {
    Optional<? extends AnnotationMirror> subPool = Annotations.find(type, Annotations.SUB_POOL_OF);
    if (subPool.isEmpty()) {
      return;
    }
    Place place = Place.of(type, subPool.get());
    if (Annotations.has(type, Annotations.SHARES_POOL)) {
      sink.report(
          Finding.of(
                  Rule.LG102,
                  place,
                  "@SubPoolOf contradicts @SharesPool on " + type.getSimpleName())
              .because("A struct that shares a pool has none of its own to put inside another.")
              .fix("leave @SubPoolOf away", Remedies.unmark(type, subPool.get())));
    } else if (!KindReader.isKind(type)) {
      sink.report(
          Finding.of(
                  Rule.LG102, place, "@SubPoolOf on " + type.getSimpleName() + ", which is no kind")
              .because("A kind is a type marked @Pool or @OwnsPool.")
              .fix(
                  "mark it @Pool, or @OwnsPool if each instance is to own a pool",
                  Remedies.mark(type, Annotations.POOL)));
    } else if (Annotations.classes(subPool.get()).isEmpty()) {
      sink.report(
          Finding.of(Rule.LG102, place, "@SubPoolOf names no kind")
              .fix("name the kinds that " + type.getSimpleName() + " is a sub-pool of")
              .fix("leave @SubPoolOf away, if it is a root", Remedies.unmark(type, subPool.get())));
    }
  }

  /** What lives until the process ends cannot be inside something that ends sooner. */
  private void checkPermanent(TypeElement type, Sink sink) {
    Optional<Kind> kind = facts.kinds().read(type).filter(Kind::permanent);
    Optional<Kind> mortal =
        KindReader.parents(type).stream()
            .flatMap(parent -> facts.kinds().read(parent).stream())
            .filter(parent -> !parent.permanent())
            .findFirst();
    if (kind.isPresent() && mortal.isPresent()) {
      String name = kind.get().name();
      sink.report(
          Finding.of(
                  Rule.LG102,
                  place(type, Annotations.SUB_POOL_OF),
                  "%s is permanent, but inside %s, which is not"
                      .formatted(name, mortal.get().name()))
              .because("A pool is destroyed, at the latest, with the pool it is in.")
              .fix("leave permanent = true away", mortal(type))
              .fix("name a permanent kind in @SubPoolOf"));
    }
  }

  private static String simpleName(TypeMirror type) {
    return type instanceof DeclaredType declared
        ? declared.asElement().getSimpleName().toString()
        : type.toString();
  }

  private static Optional<Remedy> mortal(TypeElement type) {
    return Annotations.find(type, Annotations.POOL)
        .map(mirror -> Remedies.unsay(type, mirror, "permanent"));
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
