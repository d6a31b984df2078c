package dev.lifeguard.processor.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the summary of one body for {@link Learnt}: the atoms that callers can have to do with,
 * numbered in the order in which they are met, then what is said of them.
 */
final class LearntBody {

  private final Summary summary;
  private final Atoms atoms;
  private final LearntTables tables;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final List<Integer> met = new ArrayList<>();
  private final List<String> atomLines = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  LearntBody(Summary summary, LearntTables tables) {
    this.summary = summary;
    this.atoms = summary.atoms();
    this.tables = tables;
    numbers.put(Atoms.HEAP, Atoms.HEAP);
  }

  List<String> lines() {
    for (Effect effect : summary.effects()) {
      lines.add(line(effect));
    }
    if (!summary.result().isNothing()) {
      lines.add("gives " + value(summary.result()));
    }
    for (int i = 0; i < met.size(); i++) {
      about(met.get(i));
    }
    atoms("owed", summary.owed());
    atoms("gone", summary.gone());
    List<String> all = new ArrayList<>(atomLines);
    all.addAll(lines);
    return all;
  }

  private void atoms(String word, BitSet which) {
    var line = new StringBuilder(word);
    for (int atom : met) {
      if (which.get(atom)) {
        line.append(' ').append(number(atom));
      }
    }
    if (line.length() > word.length()) {
      lines.add(line.toString());
    }
  }

  /** What it is inside of, and what is in it. */
  private void about(int atom) {
    Value parents = atoms.parents(atom);
    if (!parents.isNothing()) {
      lines.add("parents " + number(atom) + " " + value(parents));
    }
    for (int place : atoms.placesOf(atom)) {
      Value content = summary.contents().get(place);
      if (content != null && !content.isNothing()) {
        lines.add(
            "content "
                + number(atom)
                + " "
                + Learnt.token(atoms.placeKey(place))
                + " "
                + value(content)
                + (atoms.isCapture(place) ? " capture" : ""));
      }
    }
  }

  private String line(Effect effect) {
    return switch (effect) {
      case Effect.Stored it ->
          "stored "
              + value(it.base())
              + " "
              + tables.field(it.field())
              + " "
              + value(it.value())
              + " "
              + tables.type(it.type());
      case Effect.Used it -> "used " + value(it.value());
      case Effect.Touched it -> "touched " + value(it.value());
      case Effect.Ended it -> "ended " + value(it.pool()) + (it.cleared() ? " cleared" : "");
      case Effect.Allocated it -> "allocated " + value(it.pool());
      case Effect.PoolMadeIn it -> "made-in " + value(it.parent()) + " " + tables.pool(it.made());
      case Effect.Handed it ->
          "handed "
              + value(it.task())
              + " "
              + value(it.to())
              + " "
              + value(it.result())
              + " "
              + tables.site(it.site())
              + (it.local() ? " local" : "");
      case Effect.Awaited it -> "awaited " + value(it.value());
      case Effect.Called it -> called(it);
    };
  }

  @SuppressWarnings("ReferenceEquality") // there is one
  private String called(Effect.Called call) {
    var line = new StringBuilder("called ");
    boolean function = call.callee() == Program.FUNCTION;
    line.append(function ? Learnt.FUNCTION : String.valueOf(tables.callee(call.callee())))
        .append(' ')
        .append(value(call.receiver()))
        .append(' ')
        .append(number(call.result()))
        .append(' ')
        .append(tables.type(call.type()));
    call.arguments().forEach(each -> line.append(' ').append(value(each)));
    return line.toString();
  }

  private String value(Value value) {
    if (value.isNothing()) {
      return Learnt.NONE;
    }
    var text = new StringBuilder();
    for (int ref : value.refs()) {
      text.append(text.isEmpty() ? "" : ",")
          .append(number(Value.atom(ref)))
          .append("*.!".charAt(Value.way(ref)));
    }
    return text.toString();
  }

  private int number(int atom) {
    Integer known = numbers.get(atom);
    if (known == null) {
      String text = text(atom);
      known = met.size() + 1;
      numbers.put(atom, known);
      met.add(atom);
      int word = text.indexOf(' ');
      atomLines.add(text.substring(0, word + 1) + known + text.substring(word));
      origin(atom, known);
    }
    return known;
  }

  private void origin(int atom, int number) {
    Atoms.Origin origin = atoms.knownOrigin(atom);
    if (origin != null) {
      atomLines.add(
          "from "
              + number
              + " "
              + tables.site(origin.site())
              + " "
              + origin.index()
              + " "
              + origin.age()
              + " "
              + origin.depth());
    }
  }

  /** What it is, its number left out; what it is part of is written before. */
  private String text(int atom) {
    return switch (atoms.get(atom)) {
      case Atom.Heap _ -> throw new IllegalArgumentException("the heap is always there");
      case Atom.Root it -> "root " + it.index() + (it.fresh() ? " fresh" : "");
      case Atom.Part it ->
          "part " + number(it.base()) + " " + tables.field(it.field()) + age(it.age());
      case Atom.Result it ->
          "result "
              + tables.site(it.site())
              + " "
              + it.index()
              + " "
              + tables.type(it.type())
              + age(it.age());
      case Atom.Made it ->
          "made "
              + tables.site(it.site())
              + " "
              + it.index()
              + " "
              + tables.pool(it.made())
              + age(it.age());
      case Atom.Obj it ->
          "object "
              + tables.site(it.site())
              + " "
              + it.index()
              + " "
              + tables.type(it.type())
              + " "
              + tables.owner(it.owner())
              + " "
              + it.closure().map(each -> String.valueOf(tables.lambda(each))).orElse(Learnt.NONE)
              + (it.opaque() ? " opaque" : "")
              + age(it.age());
    };
  }

  private static String age(Atom.Age age) {
    return age == Atom.Age.CURRENT ? "" : " " + age;
  }
}
