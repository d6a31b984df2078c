package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Remedy.Change;
import dev.lifeguard.processor.diagnostic.Remedy.Target;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.model.Kind;
import java.util.Optional;

/** What the rules about stores say alike. */
final class Misplacement {

  /** What closures can always have. */
  static final String COPIES = "capture copies of what it needs: strings, numbers";

  private Misplacement() {}

  /** Has a closure capture what it reads of a struct. */
  static Optional<Remedy> copies(Site site, int ref, Words words) {
    return words
        .expression(Value.atom(ref))
        .map(captured -> Remedy.at(site.place(), new Change.CopyCaptures(captured)));
  }

  /** Adds where both live, where the value comes from, and who stores it. */
  static Finding explained(Finding finding, Violation.Misplaced put, Words words) {
    Finding more = finding.because(words.homes(put.ref(), put.target()));
    return put.via().isEmpty()
        ? more
        : more.because(put.via() + " keeps it, as " + method(put.field().name()) + ".");
  }

  /** Adds how to mend it: by a copy where it is memory, by a weak reference to a struct. */
  static Finding fixed(Finding finding, Violation.Misplaced put, Words words) {
    if (put.type().pool()) {
      return finding.fix("let it be a pool that lives as long, or pass it where it is needed");
    }
    if (words.isStruct(put.ref())) {
      return finding.fix("hold a Ref<" + words.kind(Value.atom(put.ref())) + ">");
    }
    return words.isHeap(put.target())
        ? finding.fix("keep a copy that needs no pool: a String, a number")
        : copied(finding, put, words);
  }

  /** A copy in the pool of what it is put into. */
  static Finding copied(Finding finding, Violation.Misplaced put, Words words) {
    return finding.fix(
        words.isMadeAt(put.target(), put.site())
            ? "make a copy in its own pool: own -> own.copy(…)"
            : put.type().name().equals("MemorySegment")
                ? "store a copy, made in " + words.poolOf(put.target())
                : "make it, or a copy of it, in " + words.poolOf(put.target()),
        words
            .expression(put.target())
            .map(pool -> Remedy.at(put.site().place(), new Change.CopyInto(pool))));
  }

  /** A container that would be taken for shorter-lived than it is. */
  static Finding inexact(Rule rule, Violation.Inexact put, Words words) {
    String container = words.ref(put.ref());
    Finding finding =
        Finding.of(
                rule,
                put.site().place(),
                put.field().name()
                    + " would let things of "
                    + words.holder(put.target())
                    + " into "
                    + container
                    + ", which outlives them")
            .because(words.homes(put.ref(), put.target()))
            .because(
                "What is put into it through "
                    + method(put.field().name())
                    + " need not live longer.");
    return home(finding, put, words).fix("store a copy of the container");
  }

  private static Finding home(Finding finding, Violation.Inexact put, Words words) {
    Kind kind = words.home(Value.atom(put.ref()));
    return kind == null || kind.equals(words.home(put.target())) || !isDeclared(put.field())
        ? finding
        : finding.fix(
            "say where it really lives: @LivesIn(%s.class) on %s"
                .formatted(kind.name(), put.field().name()),
            member(put.field()).map(it -> new Remedy(it, new Change.LiveIn(kind.qualifiedName()))));
  }

  private static boolean isDeclared(FieldRef field) {
    return switch (field.role()) {
      case FIELD, FIXED, OUTLIVING -> true;
      default -> false;
    };
  }

  /** Keys are {@code name@ftp.Session} for accessors, {@code ftp.Outer$Inner.name} for fields. */
  private static Optional<Target> member(FieldRef field) {
    String key = field.key();
    int at = key.indexOf('@');
    int dot = key.lastIndexOf('.');
    return at > 0
        ? Optional.of(new Target.OfMember(key.substring(at + 1), key.substring(0, at)))
        : dot < 0
            ? Optional.empty()
            : Optional.of(
                new Target.OfMember(
                    key.substring(0, dot).replace('$', '.'), key.substring(dot + 1)));
  }

  /** Models say {@code java.util.Map.put(..)}, sources {@code Map.put}. */
  static String method(String name) {
    return name.replaceFirst("^([a-z]\\w*\\.)+(?=[A-Z])", "").replaceFirst("\\(.*", "");
  }

  /** The method that puts it there, or the place. */
  static String called(Violation.Misplaced put) {
    return put.via().isEmpty() ? method(put.field().name()) : put.via();
  }
}
