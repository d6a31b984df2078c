package dev.lifeguard.processor.flow.library;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.library.Contract.Clause;
import dev.lifeguard.processor.flow.library.Contract.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the clauses of one line, or those inside a function.
 *
 * <p>In a line for every overload, arguments that the method at hand does not have are nothing, and
 * what would be done with nothing is left out: all but {@code keep nothing in}, which empties a
 * place.
 *
 * <p>{@code taken}, {@code previous}, {@code frozen}, {@code result}, {@code new} and {@code
 * function} stand before what they are said of; {@link Contract} tells what each means.
 */
final class ContractParser {

  private static final Term NOTHING = new Contract.Nothing();

  private final Words words;
  private final int parameters;
  private final boolean anyOverload;
  private final boolean inFunction;

  /**
   * A parser for what follows the signature.
   *
   * @param parameters how many arguments there are
   * @param anyOverload whether the line may mention others, for it is about other methods, too
   */
  ContractParser(String text, int parameters, boolean anyOverload) {
    this(new Words(text), parameters, anyOverload, false);
  }

  private ContractParser(Words words, int parameters, boolean anyOverload, boolean inFunction) {
    this.words = words;
    this.parameters = parameters;
    this.anyOverload = anyOverload;
    this.inFunction = inFunction;
  }

  /** All of them, to the end of the line or of the function. */
  List<Clause> clauses() {
    List<Clause> clauses = new ArrayList<>(4);
    do {
      Clause clause = clause();
      if (clause != null) {
        clauses.add(clause);
      }
    } while (words.skip(";"));
    if (!words.skip(inFunction ? "}" : Words.END)) {
      throw new ModelException(
          "expected ';' or " + (inFunction ? "'}'" : "the end") + " but found " + words.found());
    }
    return clauses;
  }

  /** The next one; null if there is nothing to do it with. */
  private @Nullable Clause clause() {
    String verb = words.next();
    return switch (verb) {
      case "keep" -> keep();
      case "hand" -> {
        Term value = term();
        words.expect("to");
        Term to = term();
        yield missing(value, to) ? null : new Contract.Hand(value, to);
      }
      case "call", "repeat" -> {
        Term function = part();
        List<Term> arguments = arguments();
        yield missing(function)
            ? null
            : new Contract.Invoke(function, arguments, verb.equals("repeat"));
      }
      case "return" -> new Contract.Returns(term());
      case "close" -> new Contract.Closes(term());
      case "clear" -> new Contract.Clears(term());
      case "await" -> {
        Term value = term();
        yield words.skip("by") ? new Contract.AwaitsBy(value, term()) : new Contract.Awaits(value);
      }
      case "allocate" ->
          new Contract.Allocates(words.atEndOfClause() ? new Contract.This() : term());
      case "own" -> {
        Term value = term();
        yield words.skip("in") ? new Contract.HandsOver(value, term()) : new Contract.Owns(value);
      }
      case "clean-up" -> {
        Term action = term();
        Term pool = words.skip("in") ? term() : new Contract.This();
        yield missing(action, pool) ? null : new Contract.CleansUp(action, pool);
      }
      case "quiet" -> new Contract.Quiet();
      default ->
          throw new ModelException(
              "expected a clause (keep, hand, call, repeat, return, close, clear, await, allocate,"
                  + " own, clean-up, quiet) but found "
                  + Words.quoted(verb));
    };
  }

  private @Nullable Clause keep() {
    boolean emptied = words.peek().equals("nothing");
    Term value = term();
    words.expect("in");
    Term place = part();
    if (missing(place) || (missing(value) && !emptied)) {
      return null;
    }
    if (place instanceof Contract.Heap) {
      return new Contract.Keep(value, place, FieldRef.ANYTHING);
    }
    if (place instanceof Contract.Part part) {
      return new Contract.Keep(value, part.of(), part.key());
    }
    throw new ModelException(
        "expected heap, or a place such as this.elements, before " + words.found());
  }

  private static boolean missing(Term... terms) {
    for (Term term : terms) {
      if (term instanceof Contract.Nothing) {
        return true;
      }
    }
    return false;
  }

  private List<Term> arguments() {
    words.expect("(");
    List<Term> arguments = new ArrayList<>(2);
    if (!words.skip(")")) {
      do {
        arguments.add(term());
      } while (words.skip(","));
      words.expect(")");
    }
    return arguments;
  }

  private Term term() {
    Term first = part();
    if (!words.skip("|")) {
      return first;
    }
    List<Term> terms = new ArrayList<>();
    add(first, terms);
    do {
      add(part(), terms);
    } while (words.skip("|"));
    return switch (terms.size()) {
      case 0 -> NOTHING;
      case 1 -> terms.getFirst();
      default -> new Contract.AnyOf(terms);
    };
  }

  private static void add(Term term, List<Term> terms) {
    if (!missing(term)) {
      terms.add(term);
    }
  }

  /** A value, or a place in one. */
  private Term part() {
    Term term = value();
    while (words.skip(".")) {
      String key = key();
      term = missing(term) ? NOTHING : new Contract.Part(term, key);
    }
    return term;
  }

  private Term value() {
    return switch (words.peek()) {
      case "frozen" -> {
        words.next();
        yield new Contract.Frozen(part());
      }
      case "taken" -> {
        words.next();
        yield new Contract.Taken(part(), true);
      }
      case "previous" -> {
        words.next();
        yield new Contract.Taken(part(), false);
      }
      case "result" -> {
        words.next();
        Term function = atom();
        yield missing(function) ? NOTHING : new Contract.Result(function);
      }
      case "new" -> {
        words.next();
        yield new Contract.Fresh(contents());
      }
      case "function" -> {
        words.next();
        words.expect("{");
        yield new Contract.Function(
            new ContractParser(words, parameters, anyOverload, true).clauses());
      }
      default -> atom();
    };
  }

  private Term atom() {
    String word = words.next();
    return switch (word) {
      case "this" -> new Contract.This();
      case "heap" -> new Contract.Heap();
      case "nothing" -> NOTHING;
      case "pool" -> new Contract.Pool();
      case "given" -> given();
      case "(" -> {
        Term term = term();
        words.expect(")");
        yield term;
      }
      default -> argument(number(word));
    };
  }

  private Term argument(int index) {
    if (index < parameters) {
      return new Contract.Argument(index);
    }
    if (anyOverload) {
      return NOTHING;
    }
    throw new ModelException("there is no argument " + index + "; they count from 0");
  }

  private Term given() {
    if (!inFunction) {
      throw new ModelException("'given' is for what a function { .. } is called with");
    }
    return new Contract.Given(number(words.next()));
  }

  private static int number(String word) {
    char digit = word.isEmpty() ? 'x' : word.charAt(0);
    if (digit < '0' || digit > '9' || word.length() > 2) {
      throw new ModelException(
          "expected a value (this, an argument's number, result, new, function, frozen, taken,"
              + " previous, heap, nothing, pool) but found "
              + Words.quoted(word));
    }
    return Integer.parseInt(word);
  }

  private Map<String, Term> contents() {
    words.expect("(");
    Map<String, Term> contents = new LinkedHashMap<>();
    if (!words.skip(")")) {
      do {
        String key = key();
        words.expect(":");
        Term term = term();
        if (!missing(term) && contents.put(key, term) != null) {
          throw new ModelException("'" + key + "' is there twice");
        }
      } while (words.skip(","));
      words.expect(")");
    }
    return contents;
  }

  private String key() {
    String word = words.next();
    return switch (word) {
      case FieldRef.ELEMENTS,
          FieldRef.KEYS,
          FieldRef.VALUES,
          FieldRef.ANYTHING,
          Contract.TASKS,
          Contract.WAITER,
          "parent" ->
          word;
      default ->
          throw new ModelException(
              "expected a place (elements, keys, values, tasks, waiter, parent, *) but found "
                  + Words.quoted(word));
    };
  }
}
