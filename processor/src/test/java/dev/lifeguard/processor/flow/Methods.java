package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.flow.library.Contract;
import dev.lifeguard.processor.flow.library.Contract.Argument;
import dev.lifeguard.processor.flow.library.Contract.Clause;
import dev.lifeguard.processor.flow.library.Contract.This;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Methods to call: of the program under test, and some that a library model describes. */
final class Methods {

  static final Contract.Term THIS = new This();
  static final Contract.Term FIRST = new Argument(0);

  /** {@code pool.allocate(8)}. */
  static final Callee ALLOCATE =
      library("ResourcePool", "allocate", Sample.SEGMENT, 0, new Contract.Allocates(THIS));

  /** {@code pool.clear()}. */
  static final Callee CLEAR =
      library("ResourcePool", "clear", TypeFact.NEVER, 0, new Contract.Clears(THIS));

  /** {@code list.add(value)}. */
  static final Callee ADD =
      library(
          "java.util.List",
          "add",
          TypeFact.NEVER,
          1,
          new Contract.Keep(FIRST, THIS, FieldRef.ELEMENTS));

  /** {@code list.getFirst()}. */
  static final Callee GET_FIRST =
      library(
          "java.util.List",
          "getFirst",
          TypeFact.OBJECT,
          0,
          new Contract.Returns(new Contract.Part(THIS, FieldRef.ELEMENTS)));

  /** A function that nobody has a model for: {@code Runnable.run()}. */
  static final Callee RUN =
      new Callee(
          "java.lang.Runnable",
          "run",
          false,
          List.of(),
          TypeFact.OBJECT,
          TypeFact.NEVER,
          null,
          true);

  private Methods() {}

  /** A static method of the program under test. */
  static Callee method(String name, TypeFact result, TypeFact... parameters) {
    return new Callee("Main", name, true, named(parameters), TypeFact.NEVER, result, null, false);
  }

  /** An instance method of a library class that has a model. */
  static Callee library(
      String owner, String name, TypeFact result, int parameters, Clause... clauses) {
    TypeFact[] types = new TypeFact[parameters];
    Arrays.fill(types, TypeFact.OBJECT);
    return new Callee(
        owner,
        name,
        false,
        named(types),
        TypeFact.OBJECT,
        result,
        new Contract(owner + "." + name, List.of(clauses)),
        false);
  }

  private static List<Parameter> named(TypeFact... types) {
    List<Parameter> parameters = new ArrayList<>();
    for (TypeFact type : types) {
      parameters.add(new Parameter("p" + parameters.size(), type));
    }
    return parameters;
  }
}
