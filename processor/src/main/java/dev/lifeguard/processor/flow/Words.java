package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Remedy.Expression;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.KindGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How messages name what a body works with, where it lives and where it comes from. */
final class Words {

  /** Vowels, but for the u of "user" and "unit", and letters that are spelt, as in Http and Ftp. */
  private static final Pattern VOWEL_SOUND =
      Pattern.compile("[AEIOaeio]|U(?!n?i|s)|H[^aeiouy]|F[^aeioulry]|X[^aei]");

  private final Atoms atoms;
  private final KindGraph graph;

  Words(Frame frame) {
    this.atoms = frame.atoms();
    this.graph = frame.program().graph();
  }

  /** How the source can name a struct or pool. */
  Optional<Expression> expression(int atom) {
    return new Naming(atoms).of(atom);
  }

  /** The pool that things of the atom live in. */
  String poolOf(int atom) {
    Kind kind = atoms.home(atom);
    return switch (atoms.get(atom)) {
      case Atom.Root root when root.parameter().name().equals("this") ->
          "the pool that this object lives in";
      case Atom.Result _ when kind != null -> "a pool of kind " + kind.name();
      default -> isUnnamed(atom) ? holder(atom) : "the pool of " + holder(atom);
    };
  }

  /** What a reference is: {@code session}, {@code memory of session}. */
  String ref(int ref) {
    int atom = Value.atom(ref);
    String name = atom(atom);
    boolean lives =
        Value.way(ref) != Value.ITSELF
            && (atoms.type(atom).owning()
                || atoms.type(atom).pool()
                || atoms.get(atom) instanceof Atom.Made);
    return lives
        ? (isUnnamed(atom) ? "something from " : "something from the pool of ") + name
        : name;
  }

  /** Whether it is called a pool anyway. */
  private boolean isUnnamed(int atom) {
    return atoms.get(atom) instanceof Atom.Made made && made.made().kind().isEmpty();
  }

  /** What an atom is: a parameter by its name, a pool by where it was made. */
  String atom(int atom) {
    return switch (atoms.get(atom)) {
      case Atom.Heap _ -> "a static field";
      case Atom.Root root -> root.parameter().name();
      case Atom.Part part when part.base() == Atoms.HEAP -> part.field().name();
      case Atom.Part part -> part.field().name();
      case Atom.Result result -> a(simple(result.type()));
      case Atom.Made made ->
          made.made()
              .kind()
              .map(kind -> "the " + kind.name() + " made on line " + made.site().line())
              .orElse(
                  (made.made().isArena() ? "the arena" : "the scratch pool")
                      + " made on line "
                      + made.site().line());
      case Atom.Obj obj -> "what is made on line " + obj.site().line();
    };
  }

  /** The same, at the beginning of a sentence; a name in the source is spelt as it is there. */
  String capital(String words) {
    return words.indexOf(' ') < 0
        ? words
        : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** What must be outlived: a place of something, or the thing itself. */
  String holder(int atom) {
    return atoms.isHeap(atom) && atom == Atoms.HEAP ? "the program" : atom(atom);
  }

  /** Two aligned lines that say where both live, as far as that is known. */
  List<String> homes(int upperRef, int lower) {
    int upper = Value.atom(upperRef);
    String first = ref(upperRef);
    String second = holder(lower);
    int width = Math.max(first.length(), second.length());
    List<String> lines = new ArrayList<>();
    lines.add(pad(first, width) + "  lives in  " + path(upper));
    if (!first.equals(second)) {
      lines.add(
          pad(second, width)
              + (atoms.get(lower) instanceof Atom.Obj
                  ? "  runs on"
                  : atoms.isHeap(lower)
                      ? "  lives as long as the program"
                      : "  lives in  " + path(lower)));
    }
    return lines;
  }

  /** The way down to where the atom lives. */
  String path(int atom) {
    Kind kind = atoms.home(atom);
    if (kind != null) {
      return graph.path(kind).stream().map(Kind::name).collect(Collectors.joining(" > "));
    }
    for (int ref : atoms.parents(atom).refs()) {
      return path(Value.atom(ref)) + " > scratch";
    }
    TypeFact type = atoms.type(atom);
    for (Kind content : type.contents()) {
      return graph.path(content).stream().map(Kind::name).collect(Collectors.joining(" > "));
    }
    return switch (atoms.get(atom)) {
      case Atom.Made _ -> "a pool of no kind";
      case Atom.Obj _ -> "no pool of its own";
      default -> "a pool that only callers know";
    };
  }

  /** Where the lifetime of an atom begins, if that is in this body. */
  List<String> origin(int atom) {
    return switch (atoms.get(atom)) {
      case Atom.Made made ->
          List.of(capital(atom(atom)) + " is closed, or its parent is, before that.");
      default -> List.of();
    };
  }

  /** How it came to its end: "closed on line 12". */
  static String end(Closing closing) {
    return closing.name().equals("replaced")
        ? "destroyed on line " + closing.site().line() + ", when its slot was given another"
        : (closing.cleared() ? "cleared" : "closed") + " on line " + closing.site().line();
  }

  /** The name of a kind, or that it has none. */
  String kind(int atom) {
    Kind kind = atoms.home(atom);
    return kind == null ? "pool of no kind" : kind.name();
  }

  @Nullable Kind home(int atom) {
    return atoms.home(atom);
  }

  boolean isMade(int atom) {
    return atoms.get(atom) instanceof Atom.Made;
  }

  /** Whether the pool is made by that very expression. */
  boolean isMadeAt(int atom, Site site) {
    return atoms.get(atom) instanceof Atom.Made made && made.site().equals(site);
  }

  boolean isStruct(int ref) {
    int atom = Value.atom(ref);
    Kind kind = atoms.home(atom);
    return kind != null
        && kind.struct()
        && Value.way(ref) == Value.ITSELF
        && atoms.type(atom).owning()
        && !atoms.type(atom).pool();
  }

  boolean isHeap(int atom) {
    return atoms.isHeap(atom);
  }

  /** The name with its article. */
  static String a(String name) {
    return (VOWEL_SOUND.matcher(name).lookingAt() ? "an " : "a ") + name;
  }

  /** The same, at the beginning of a sentence. */
  static String one(String name) {
    return "A" + a(name).substring(1);
  }

  private static String simple(TypeFact type) {
    return type.name();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
