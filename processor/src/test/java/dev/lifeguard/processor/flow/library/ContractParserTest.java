package dev.lifeguard.processor.flow.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.library.Contract.Allocates;
import dev.lifeguard.processor.flow.library.Contract.AnyOf;
import dev.lifeguard.processor.flow.library.Contract.Argument;
import dev.lifeguard.processor.flow.library.Contract.Awaits;
import dev.lifeguard.processor.flow.library.Contract.Clause;
import dev.lifeguard.processor.flow.library.Contract.CleansUp;
import dev.lifeguard.processor.flow.library.Contract.Clears;
import dev.lifeguard.processor.flow.library.Contract.Closes;
import dev.lifeguard.processor.flow.library.Contract.Fresh;
import dev.lifeguard.processor.flow.library.Contract.Frozen;
import dev.lifeguard.processor.flow.library.Contract.Function;
import dev.lifeguard.processor.flow.library.Contract.Given;
import dev.lifeguard.processor.flow.library.Contract.Hand;
import dev.lifeguard.processor.flow.library.Contract.HandsOver;
import dev.lifeguard.processor.flow.library.Contract.Heap;
import dev.lifeguard.processor.flow.library.Contract.Invoke;
import dev.lifeguard.processor.flow.library.Contract.Keep;
import dev.lifeguard.processor.flow.library.Contract.Nothing;
import dev.lifeguard.processor.flow.library.Contract.Owns;
import dev.lifeguard.processor.flow.library.Contract.Part;
import dev.lifeguard.processor.flow.library.Contract.Pool;
import dev.lifeguard.processor.flow.library.Contract.Quiet;
import dev.lifeguard.processor.flow.library.Contract.Result;
import dev.lifeguard.processor.flow.library.Contract.Returns;
import dev.lifeguard.processor.flow.library.Contract.This;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ContractParserTest {

  private static final This THIS = new This();
  private static final Argument FIRST = new Argument(0);
  private static final Argument SECOND = new Argument(1);

  static Stream<Arguments> clauses() {
    var elements = new Part(THIS, FieldRef.ELEMENTS);
    return Stream.of(
        clause("keep 0 in this.elements", new Keep(FIRST, THIS, "elements")),
        clause("keep 0 in heap", new Keep(FIRST, new Heap(), "*")),
        clause(
            "keep 0.keys.values in 1.elements.keys",
            new Keep(
                new Part(new Part(FIRST, "keys"), "values"), new Part(SECOND, "elements"), "keys")),
        clause("hand 0 | 1 to this", new Hand(new AnyOf(List.of(FIRST, SECOND)), THIS)),
        clause("hand this.tasks to heap", new Hand(new Part(THIS, "tasks"), new Heap())),
        clause("call 0()", new Invoke(FIRST, List.of(), false)),
        clause("call 1(this.elements,0)", new Invoke(SECOND, List.of(elements, FIRST), false)),
        clause("repeat 0()", new Invoke(FIRST, List.of(), true)),
        clause("call 0.elements()", new Invoke(new Part(FIRST, "elements"), List.of(), false)),
        clause("return nothing", new Returns(new Nothing())),
        clause("return pool", new Returns(new Pool())),
        clause("return new()", new Returns(new Fresh(Map.of()))),
        clause(
            "return frozen new(elements: 0 | this, *: new(keys: 1))",
            new Returns(
                new Frozen(
                    new Fresh(
                        Map.of(
                            "elements",
                            new AnyOf(List.of(FIRST, THIS)),
                            "*",
                            new Fresh(Map.of("keys", SECOND))))))),
        clause("return result 0.elements", new Returns(new Part(new Result(FIRST), "elements"))),
        clause("return result (0.elements)", new Returns(new Result(new Part(FIRST, "elements")))),
        clause("close this", new Closes(THIS)),
        clause("clear this", new Clears(THIS)),
        clause("await this", new Awaits(THIS)),
        clause("allocate", new Allocates(THIS)),
        clause("allocate 1", new Allocates(SECOND)),
        clause("own 0", new Owns(FIRST)),
        clause("own 0 in 1", new HandsOver(FIRST, SECOND)),
        clause("clean-up 0", new CleansUp(FIRST, THIS)),
        clause("clean-up 1 in 0", new CleansUp(SECOND, FIRST)),
        clause("quiet", new Quiet()),
        clause(
            "return function { call 0(given 0); call 1(result 0); return result 1 }",
            new Returns(
                new Function(
                    List.of(
                        new Invoke(FIRST, List.of(new Given(0)), false),
                        new Invoke(SECOND, List.of(new Result(FIRST)), false),
                        new Returns(new Result(SECOND)))))));
  }

  private static Arguments clause(String text, Clause clause) {
    return Arguments.of(text, clause);
  }

  @ParameterizedTest
  @MethodSource("clauses")
  void readsEveryClause(String text, Clause clause) {
    assertEquals(List.of(clause), parse(text));
    assertEquals(List.of(clause, new Quiet()), parse(text + ";quiet"));
  }

  @Test
  void inALineForEveryOverloadWhatIsNotThereIsLeftOut() {
    String line =
        "keep 2 in this.keys; keep 0 in 2.keys; hand 2 | 3 to this; call 2(0); clean-up 2 in 0;"
            + " call 0(1, 2); return new(keys: 2, values: 3 | 1, elements: result 2.keys)";
    assertEquals(
        List.of(
            new Invoke(FIRST, List.of(SECOND, new Nothing()), false),
            new Returns(new Fresh(Map.of("values", SECOND)))),
        new ContractParser(line, 2, true).clauses());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          keep 0                    | expected 'in' but found the end of the line
          keep 0 in this            | expected heap, or a place such as this.elements, before the end of the line
          keep 0 in this.items      | expected a place (elements, keys, values, tasks, waiter, parent, *) but found 'items'
          keep 2 in heap            | there is no argument 2; they count from 0
          keep x in heap            | expected a value (this, an argument's number, result, new, function, frozen, taken, previous, heap, nothing, pool) but found 'x'
          hand 0 to                 | expected a value (this, an argument's number, result, new, function, frozen, taken, previous, heap, nothing, pool) but found the end of the line
          hand 0 this               | expected 'to' but found 'this'
          call 0                    | expected '(' but found the end of the line
          call 0(this               | expected ')' but found the end of the line
          return given 0            | 'given' is for what a function { .. } is called with
          return new(keys 0)        | expected ':' but found '0'
          return new(keys: 0, keys: 1)   | 'keys' is there twice
          return function { quiet   | expected ';' or '}' but found the end of the line
          quiet quiet               | expected ';' or the end but found 'quiet'
          """)
  void saysWhatIsWrong(String text, String message) {
    assertEquals(
        message, assertThrows(ModelException.class, () -> parse(text.strip())).getMessage());
  }

  private static List<Clause> parse(String text) {
    return new ContractParser(text, 2, false).clauses();
  }
}
