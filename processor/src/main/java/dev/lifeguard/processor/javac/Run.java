package dev.lifeguard.processor.javac;

import com.sun.source.util.Trees;
import dev.lifeguard.processor.declare.Lifetimes;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What the lowering of all classes of a compilation shares. */
record Run(
    Trees trees,
    Elements elements,
    Types types,
    Lifetimes lifetimes,
    JdkTypes jdk,
    TypeFacts facts,
    Hierarchy hierarchy,
    Callees callees,
    FieldRefs fields,
    Structs structs) {

  static Run of(
      Trees trees, Elements elements, Types types, Lifetimes lifetimes, Contracts contracts) {
    var jdk = new JdkTypes(elements, types, contracts::isHeap);
    var facts = new TypeFacts(lifetimes, types, jdk);
    var hierarchy = new Hierarchy(elements);
    return new Run(
        trees,
        elements,
        types,
        lifetimes,
        jdk,
        facts,
        hierarchy,
        new Callees(elements, types, lifetimes, facts, hierarchy, contracts),
        new FieldRefs(elements, lifetimes, facts),
        new Structs(lifetimes, elements, facts));
  }
}
