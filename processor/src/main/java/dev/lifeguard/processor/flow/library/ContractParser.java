package dev.lifeguard.processor.flow.library;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.library.Contract.Clause;
import dev.lifeguard.processor.flow.library.Contract.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the clauses of one line, or those inside a function. */
final class ContractParser {

  private final Words words;
  private final int arity;
  private final boolean inFunction;
  private int mentioned;

  /**
   * A parser for what follows the signature.
   *
   * @param arity how many arguments there are
   */
  ContractParser(String text, int arity) {
    this(new Words(text), arity, false);
  }

  private ContractParser(Words words, int arity, boolean inFunction) {
    this.words = words;
    this.arity = arity;
    this.inFunction = inFunction;
  }

  /** All of them, to the end of the line or of the function. */
  List<Clause> clauses() {
    List<Clause> clauses = new ArrayList<>(4);
    do {
      clauses.add(clause());
    } while (words.skip(";"));
    if (!words.skip(inFunction ? "}" : Words.END)) {
      throw new ModelException(
          "expected ';' or " + (inFunction ? "'}'" : "the end") + " but found " + words.found());
    }
    return clauses;
  }

  /** How many arguments there must be for all that was mentioned so far to be there. */
  int mentioned() {
    return mentioned;
  }

  private Clause clause() {
    String verb = words.next();
    return switch (verb) {
      case "keep" -> keep();
      case "hand" -> {
        Term value = term();
        words.expect("to");
        yield new Contract.Hand(value, term());
      }
      case "call" -> new Contract.Invoke(part(), arguments());
      case "return" -> new Contract.Returns(term());
      case "close" -> new Contract.Closes(term());
      case "clear" -> new Contract.Clears(term());
      case "await" -> new Contract.Awaits(term());
      case "allocate" ->
          new Contract.Allocates(words.atEndOfClause() ? new Contract.This() : term());
      case "own" -> new Contract.Owns(term());
      case "clean-up" -> {
        Term action = term();
        yield new Contract.CleansUp(action, words.skip("in") ? term() : new Contract.This());
      }
      case "quiet" -> new Contract.Quiet();
      default ->
          throw new ModelException(
              "expected a clause (keep, hand, call, return, close, clear, await, allocate, own,"
                  + " clean-up, quiet) but found "
                  + Words.quoted(verb));
    };
  }

  private Clause keep() {
    Term value = term();
    words.expect("in");
    Term place = part();
    if (place instanceof Contract.Heap) {
      return new Contract.Keep(value, place, FieldRef.ANYTHING);
    }
    if (place instanceof Contract.Part part) {
      return new Contract.Keep(value, part.of(), part.key());
    }
    throw new ModelException(
        "expected heap, or a place such as this.elements, before " + words.found());
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
    terms.add(first);
    do {
      terms.add(part());
    } while (words.skip("|"));
    return new Contract.AnyOf(terms);
  }

  /** A value, or a place in one. */
  private Term part() {
    Term term = value();
    while (words.skip(".")) {
      term = new Contract.Part(term, key());
    }
    return term;
  }

  private Term value() {
    return switch (words.peek()) {
      case "frozen" -> {
        words.next();
        yield new Contract.Frozen(part());
      }
      case "result" -> {
        words.next();
        yield new Contract.Result(atom());
      }
      case "new" -> {
        words.next();
        yield new Contract.Fresh(contents());
      }
      case "function" -> {
        words.next();
        words.expect("{");
        var inside = new ContractParser(words, arity, true);
        var function = new Contract.Function(inside.clauses());
        mentioned = Math.max(mentioned, inside.mentioned);
        yield function;
      }
      default -> atom();
    };
  }

  private Term atom() {
    String word = words.next();
    return switch (word) {
      case "this" -> new Contract.This();
      case "heap" -> new Contract.Heap();
      case "nothing" -> new Contract.Nothing();
      case "pool" -> new Contract.Pool();
      case "given" -> given();
      case "(" -> {
        Term term = term();
        words.expect(")");
        yield term;
      }
      default -> {
        int index = number(word);
        if (index >= arity) {
          throw new ModelException("there is no argument " + index + "; they count from 0");
        }
        mentioned = Math.max(mentioned, index + 1);
        yield new Contract.Argument(index);
      }
    };
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
          "expected a value (this, an argument's number, result, new, function, frozen, heap,"
              + " nothing, pool) but found "
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
        if (contents.put(key, term()) != null) {
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
      case FieldRef.ELEMENTS, FieldRef.KEYS, FieldRef.VALUES, FieldRef.ANYTHING, Contract.TASKS ->
          word;
      default ->
          throw new ModelException(
              "expected a place (elements, keys, values, tasks, *) but found "
                  + Words.quoted(word));
    };
  }
}
