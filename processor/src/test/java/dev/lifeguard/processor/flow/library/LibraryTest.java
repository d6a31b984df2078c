package dev.lifeguard.processor.flow.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.library.Contract.AnyOf;
import dev.lifeguard.processor.flow.library.Contract.Argument;
import dev.lifeguard.processor.flow.library.Contract.Clause;
import dev.lifeguard.processor.flow.library.Contract.Fresh;
import dev.lifeguard.processor.flow.library.Contract.Frozen;
import dev.lifeguard.processor.flow.library.Contract.Keep;
import dev.lifeguard.processor.flow.library.Contract.Part;
import dev.lifeguard.processor.flow.library.Contract.Quiet;
import dev.lifeguard.processor.flow.library.Contract.Returns;
import dev.lifeguard.processor.flow.library.Contract.This;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LibraryTest {

  private static final This THIS = new This();
  private final Library shipped = Library.shipped();

  @Test
  void aMethodIsFoundByItsErasedParameters() {
    assertEquals(
        List.of(new Keep(new Argument(0), THIS, FieldRef.ELEMENTS)),
        clauses(shipped, "java.util.Collection", "add", "Object"));
  }

  @Test
  void aLineOfItsOwnCountsBeforeTheOneForEveryOverload() {
    assertEquals(
        List.of(new Returns(new Fresh(Map.of(FieldRef.ELEMENTS, thisElements())))),
        clauses(shipped, "java.util.Collection", "toArray", "IntFunction"));
    assertEquals(
        List.of(
            new Returns(
                new Frozen(
                    new Fresh(
                        Map.of(FieldRef.ELEMENTS, new Part(new Argument(0), FieldRef.ELEMENTS)))))),
        clauses(shipped, "java.util.List", "of", "Object[]"));
  }

  @Test
  void whatAnOverloadDoesNotHaveDoesNotCount() {
    assertEquals(
        List.of(frozenElements(new AnyOf(List.of(new Argument(0), new Argument(1))))),
        clauses(shipped, "java.util.List", "of", "Object", "Object"));
    assertEquals(
        List.of(frozenElements(new Argument(0))),
        clauses(shipped, "java.util.List", "of", "Object"));
    assertEquals(
        List.of(new Returns(new Frozen(new Fresh(Map.of())))),
        clauses(shipped, "java.util.List", "of"));
  }

  @Test
  void aConstructorIsCalledNew() {
    assertEquals(
        List.of(new Keep(new Part(new Argument(0), FieldRef.ELEMENTS), THIS, FieldRef.ELEMENTS)),
        clauses(shipped, "java.util.ArrayList", "<init>", "Collection"));
  }

  @Test
  void nestedClassesAreThereByTheirQualifiedNames() {
    assertEquals(
        List.of(new Returns(new Part(THIS, FieldRef.KEYS))),
        clauses(shipped, "java.util.Map.Entry", "getKey"));
    assertTrue(shipped.isHeap("java.lang.foreign.ValueLayout.OfInt"));
    assertFalse(shipped.isHeap("java.lang.foreign.MemorySegment"));
  }

  @Test
  void thereIsNothingAboutWhatNoLineNames() {
    assertTrue(shipped.find("java.util.Collection", "size", List.of()).isEmpty());
    assertTrue(shipped.find("java.util.NoSuchClass", "size", List.of()).isEmpty());
    assertTrue(shipped.find("com.acme.Thing", "size", List.of()).isEmpty());
    assertTrue(shipped.find("Thing", "size", List.of()).isEmpty());
  }

  @Test
  void aProjectAddsItsLinesAndHasTheLastWord() {
    Library library =
        with(
            """
            # ours
            com.acme.Registry.register(Listener)  keep 0 in this.elements
            com.acme.Registry:
              # of no use any more, but harmless
              size()     quiet

              listeners()  return new(elements: this.elements)
            com.acme.Registry.clear() quiet
            java.util.Collection.add(..)  quiet
            com.acme.Path heap
            """);
    assertEquals(List.of(), library.problems());
    assertEquals(
        List.of(new Keep(new Argument(0), THIS, FieldRef.ELEMENTS)),
        clauses(library, "com.acme.Registry", "register", "Listener"));
    assertEquals(List.of(new Quiet()), clauses(library, "com.acme.Registry", "size"));
    assertEquals(
        List.of(new Returns(new Fresh(Map.of(FieldRef.ELEMENTS, thisElements())))),
        clauses(library, "com.acme.Registry", "listeners"));
    assertEquals(List.of(new Quiet()), clauses(library, "com.acme.Registry", "clear"));
    assertEquals(List.of(new Quiet()), clauses(library, "java.util.Collection", "add", "Object"));
    assertTrue(library.isHeap("com.acme.Path"));
    assertEquals(
        List.of(new Returns(thisElements())), clauses(library, "java.util.List", "get", "int"));
  }

  @Test
  void aBadLineIsOneProblemAndTheOthersCount() {
    Library library =
        with(
            """
              lost()  quiet
            com.acme.Registry:
              register(Listener)  kep 0 in this.elements
              size()              quiet
              size()              quiet
            com.acme.Registry.close
            """);
    assertEquals(
        List.of(
            "acme.models:1: no class is named above this line",
            "acme.models:6: expected a method such as java.util.List.get(int), a class and a"
                + " colon, or a type and 'heap'",
            "acme.models:5: size() has a line already",
            "acme.models:3: expected a clause (keep, hand, call, repeat, return, close, clear,"
                + " await, allocate, own, clean-up, quiet) but found 'kep'"),
        library.problems());
    assertTrue(library.find("com.acme.Registry", "register", List.of("Listener")).isEmpty());
    assertEquals(List.of(new Quiet()), clauses(library, "com.acme.Registry", "size"));
    assertEquals(4, library.problems().size());
  }

  private Library with(String text) {
    return shipped.with(List.of(new ModelFile("acme.models", text)));
  }

  private static List<Clause> clauses(
      Library library, String owner, String method, String... parameters) {
    return library.find(owner, method, List.of(parameters)).orElseThrow().clauses();
  }

  private static Part thisElements() {
    return new Part(THIS, FieldRef.ELEMENTS);
  }

  private static Returns frozenElements(Contract.Term elements) {
    return new Returns(new Frozen(new Fresh(Map.of(FieldRef.ELEMENTS, elements))));
  }
}
