package dev.lifeguard.processor.flow.library;

import dev.lifeguard.processor.flow.library.Contract.Clause;
import dev.lifeguard.processor.flow.library.Contract.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a line for every overload says of one with fewer parameters than it mentions: arguments that
 * are not there are nothing, and what would be done with nothing is not done.
 *
 * @param parameters how many parameters the overload has
 */
record Overload(int parameters) {

  private static final Term NOTHING = new Contract.Nothing();

  Contract of(Contract any) {
    return new Contract(any.method(), clauses(any.clauses()));
  }

  private List<Clause> clauses(List<Clause> clauses) {
    List<Clause> there = new ArrayList<>(clauses.size());
    for (Clause clause : clauses) {
      if (isThere(clause)) {
        there.add(clause(clause));
      }
    }
    return there;
  }

  private boolean isThere(Clause clause) {
    return switch (clause) {
      case Contract.Keep(Term value, Term in, _) -> !isMissing(value) && !isMissing(in);
      case Contract.Hand(Term value, Term to) -> !isMissing(value) && !isMissing(to);
      case Contract.Invoke(Term function, _) -> !isMissing(function);
      case Contract.CleansUp(Term action, Term pool) -> !isMissing(action) && !isMissing(pool);
      case Contract.Closes(Term value) -> !isMissing(value);
      case Contract.Clears(Term value) -> !isMissing(value);
      case Contract.Awaits(Term value) -> !isMissing(value);
      case Contract.Allocates(Term pool) -> !isMissing(pool);
      case Contract.Owns(Term value) -> !isMissing(value);
      case Contract.Returns _, Contract.Quiet _ -> true;
    };
  }

  private Clause clause(Clause clause) {
    return switch (clause) {
      case Contract.Keep(Term value, Term in, String key) ->
          new Contract.Keep(term(value), term(in), key);
      case Contract.Hand(Term value, Term to) -> new Contract.Hand(term(value), term(to));
      case Contract.Invoke(Term function, List<Term> arguments) ->
          new Contract.Invoke(term(function), terms(arguments));
      case Contract.Returns(Term value) -> new Contract.Returns(term(value));
      case Contract.CleansUp(Term action, Term pool) ->
          new Contract.CleansUp(term(action), term(pool));
      case Contract.Closes(Term value) -> new Contract.Closes(term(value));
      case Contract.Clears(Term value) -> new Contract.Clears(term(value));
      case Contract.Awaits(Term value) -> new Contract.Awaits(term(value));
      case Contract.Allocates(Term pool) -> new Contract.Allocates(term(pool));
      case Contract.Owns(Term value) -> new Contract.Owns(term(value));
      case Contract.Quiet quiet -> quiet;
    };
  }

  private List<Term> terms(List<Term> terms) {
    List<Term> all = new ArrayList<>(terms.size());
    for (Term term : terms) {
      all.add(term(term));
    }
    return all;
  }

  private boolean isMissing(Term term) {
    return term(term) instanceof Contract.Nothing;
  }

  private Term term(Term term) {
    return switch (term) {
      case Contract.Argument(int index) -> index < parameters ? term : NOTHING;
      case Contract.Part(Term of, String key) -> {
        Term whole = term(of);
        yield whole instanceof Contract.Nothing ? NOTHING : new Contract.Part(whole, key);
      }
      case Contract.Result(Term function) -> {
        Term called = term(function);
        yield called instanceof Contract.Nothing ? NOTHING : new Contract.Result(called);
      }
      case Contract.Frozen(Term of) -> new Contract.Frozen(term(of));
      case Contract.AnyOf(List<Term> terms) -> anyOf(terms);
      case Contract.Fresh(Map<String, Term> contents) -> fresh(contents);
      case Contract.Function(List<Clause> clauses) -> new Contract.Function(clauses(clauses));
      case Contract.This _,
          Contract.Given _,
          Contract.Pool _,
          Contract.Heap _,
          Contract.Nothing _ ->
          term;
    };
  }

  private Term anyOf(List<Term> terms) {
    List<Term> there = new ArrayList<>(terms.size());
    for (Term term : terms) {
      Term one = term(term);
      if (!(one instanceof Contract.Nothing)) {
        there.add(one);
      }
    }
    return switch (there.size()) {
      case 0 -> NOTHING;
      case 1 -> there.getFirst();
      default -> new Contract.AnyOf(there);
    };
  }

  private Term fresh(Map<String, Term> contents) {
    Map<String, Term> there = LinkedHashMap.newLinkedHashMap(contents.size());
    for (Map.Entry<String, Term> place : contents.entrySet()) {
      Term one = term(place.getValue());
      if (!(one instanceof Contract.Nothing)) {
        there.put(place.getKey(), one);
      }
    }
    return new Contract.Fresh(there);
  }
}
