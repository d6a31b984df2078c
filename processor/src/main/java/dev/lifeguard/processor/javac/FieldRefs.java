package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.declare.Lifetimes;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** The places in objects, each described once. */
final class FieldRefs {

  private final Elements elements;
  private final Lifetimes lifetimes;
  private final TypeFacts facts;
  private final Map<Element, FieldRef> known = new HashMap<>();
  private final Map<Element, FieldRef> written = new HashMap<>();

  FieldRefs(Elements elements, Lifetimes lifetimes, TypeFacts facts) {
    this.elements = elements;
    this.lifetimes = lifetimes;
    this.facts = facts;
  }

  /** A field as everyone but the constructors of its class sees it. */
  FieldRef of(VariableElement field) {
    FieldRef ref = known.get(field);
    if (ref == null) {
      boolean isFinal = field.getModifiers().contains(Modifier.FINAL);
      ref = describe(field, isFinal ? FieldRef.Role.FIXED : FieldRef.Role.FIELD);
      known.put(field, ref);
    }
    return ref;
  }

  /** A field as the constructors of its class see it. */
  FieldRef inConstructor(VariableElement field) {
    FieldRef ref = written.get(field);
    if (ref == null) {
      ref = describe(field, FieldRef.Role.FIELD);
      written.put(field, ref);
    }
    return ref;
  }

  /** The field of a record's component. */
  FieldRef of(RecordComponentElement component) {
    FieldRef ref = known.get(component);
    if (ref == null) {
      ref = describe(component, FieldRef.Role.FIXED);
      known.put(component, ref);
    }
    return ref;
  }

  /** What a local, anonymous or inner class captures. */
  FieldRef captured(TypeElement by, Element variable) {
    return new FieldRef(
        "val$" + variable.getSimpleName() + "@" + elements.getBinaryName(by),
        variable.getSimpleName().toString(),
        facts.ofVariable(variable),
        FieldRef.Role.CAPTURE);
  }

  /** The outer object that a local, anonymous or inner class belongs to. */
  FieldRef outer(TypeElement of, TypeElement outer) {
    return new FieldRef(
        "this$@" + elements.getBinaryName(of),
        Hierarchy.name(outer) + ".this",
        facts.of(outer.asType()),
        FieldRef.Role.CAPTURE);
  }

  /** The elements of an array with that component type. */
  static FieldRef elements(TypeFact component) {
    return FieldRef.content(FieldRef.ELEMENTS, component.name() + "[]", component);
  }

  private FieldRef describe(Element field, FieldRef.Role role) {
    TypeElement owner = Hierarchy.enclosingClass(field);
    String name = field.getSimpleName().toString();
    return new FieldRef(
        elements.getBinaryName(owner) + "." + name,
        Hierarchy.name(owner) + "." + name,
        facts.ofVariable(field),
        lifetimes.outlives(field).isPresent() ? FieldRef.Role.OUTLIVING : role);
  }
}
