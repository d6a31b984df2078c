package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Body;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads back what {@link LearntBody} has written. */
final class LearntSummary {

  private final Body body;
  private final LearntNames names;
  private final Atoms atoms = new Atoms();
  private final Map<String, Integer> numbers = new HashMap<>(Map.of("0", Atoms.HEAP));
  private final List<Effect> effects = new ArrayList<>();
  private final BitSet owed = new BitSet();
  private final BitSet gone = new BitSet();
  private Value result = Value.NOTHING;
  private IntMap<Value> contents = IntMap.empty();
  private boolean faulty;

  LearntSummary(Body body, LearntNames names) {
    this.body = body;
    this.names = names;
  }

  Summary summary() {
    return new Summary(atoms, result, contents, effects, owed, gone);
  }

  boolean isFaulty() {
    return faulty;
  }

  /** One line about the body. */
  void take(List<String> parts) {
    switch (parts.getFirst()) {
      case "root", "part", "result", "made", "object" ->
          numbers.put(parts.get(1), atoms.number(atom(parts)));
      case "from" ->
          atoms.from(
              number(parts.get(1)),
              new Atoms.Origin(
                  names.site(parts.get(2)),
                  Integer.parseInt(parts.get(3)),
                  Atom.Age.valueOf(parts.get(4)),
                  Integer.parseInt(parts.get(5))));
      case "parents" -> atoms.addParents(number(parts.get(1)), value(parts.get(2)));
      case "content" -> content(parts);
      case "gives" -> result = value(parts.get(1));
      case "owed" -> parts.subList(1, parts.size()).forEach(each -> owed.set(number(each)));
      case "gone" -> parts.subList(1, parts.size()).forEach(each -> gone.set(number(each)));
      case "faulty" -> faulty = true;
      default -> effects.add(effect(parts));
    }
  }

  private void content(List<String> parts) {
    int place = atoms.place(number(parts.get(1)), Learnt.name(parts.get(2)));
    contents = contents.put(place, value(parts.get(3)));
    if (parts.contains("capture")) {
      atoms.markCapture(place);
    }
  }

  private Atom atom(List<String> parts) {
    return switch (parts.getFirst()) {
      case "root" -> {
        int index = Integer.parseInt(parts.get(2));
        yield new Atom.Root(index, body.parameters().get(index), has(parts, 3, "fresh"));
      }
      case "part" -> new Atom.Part(number(parts.get(2)), names.field(parts.get(3)), age(parts, 4));
      case "result" ->
          new Atom.Result(
              names.site(parts.get(2)),
              Integer.parseInt(parts.get(3)),
              names.type(parts.get(4)),
              age(parts, 5));
      case "made" ->
          new Atom.Made(
              names.site(parts.get(2)),
              Integer.parseInt(parts.get(3)),
              names.pool(parts.get(4)),
              age(parts, 5));
      default -> object(parts);
    };
  }

  private Atom object(List<String> parts) {
    boolean opaque = has(parts, 7, "opaque");
    String lambda = parts.get(6);
    return new Atom.Obj(
        names.site(parts.get(2)),
        Integer.parseInt(parts.get(3)),
        names.type(parts.get(4)),
        names.owner(parts.get(5)),
        lambda.equals(Learnt.NONE) ? Optional.empty() : Optional.of(names.lambda(lambda)),
        opaque,
        age(parts, opaque ? 8 : 7));
  }

  private static boolean has(List<String> parts, int index, String word) {
    return index < parts.size() && parts.get(index).equals(word);
  }

  private static Atom.Age age(List<String> parts, int index) {
    return index < parts.size() ? Atom.Age.valueOf(parts.get(index)) : Atom.Age.CURRENT;
  }

  private Effect effect(List<String> parts) {
    return switch (parts.getFirst()) {
      case "stored" ->
          new Effect.Stored(
              value(parts.get(1)),
              names.field(parts.get(2)),
              value(parts.get(3)),
              names.type(parts.get(4)),
              names.site(parts.getFirst()));
      case "used" -> new Effect.Used(value(parts.get(1)), names.site(parts.getFirst()));
      case "touched" -> new Effect.Touched(value(parts.get(1)), names.site(parts.getFirst()));
      case "ended" ->
          new Effect.Ended(
              value(parts.get(1)), has(parts, 2, "cleared"), names.site(parts.getFirst()));
      case "allocated" -> new Effect.Allocated(value(parts.get(1)), names.site(parts.getFirst()));
      case "made-in" ->
          new Effect.PoolMadeIn(
              value(parts.get(1)), names.pool(parts.get(2)), names.site(parts.getFirst()));
      case "handed" ->
          new Effect.Handed(
              value(parts.get(1)),
              value(parts.get(2)),
              value(parts.get(3)),
              has(parts, 5, "local"),
              names.site(parts.get(4)));
      case "awaited" -> new Effect.Awaited(value(parts.get(1)), names.site(parts.getFirst()));
      case "called" -> called(parts);
      default -> throw new UnreadableException("it says " + parts.getFirst());
    };
  }

  private Effect called(List<String> parts) {
    List<Value> arguments = new ArrayList<>();
    parts.subList(5, parts.size()).forEach(each -> arguments.add(value(each)));
    return new Effect.Called(
        parts.get(1).equals(Learnt.FUNCTION)
            ? Program.FUNCTION
            : names
                .callee(parts.get(1))
                .orElseThrow(() -> new UnreadableException("a method is gone that it calls")),
        value(parts.get(2)),
        arguments,
        number(parts.get(3)),
        names.type(parts.get(4)),
        names.site(parts.getFirst()));
  }

  private Value value(String text) {
    Value value = Value.NOTHING;
    if (!text.equals(Learnt.NONE)) {
      for (String each : text.split(",", -1)) {
        int last = each.length() - 1;
        int way = "*.!".indexOf(each.charAt(last));
        value = value.plus(Value.ref(number(each.substring(0, last)), way));
      }
    }
    return value;
  }

  private int number(String text) {
    Integer number = numbers.get(text);
    if (number == null) {
      throw new UnreadableException("it speaks of " + text);
    }
    return number;
  }
}
