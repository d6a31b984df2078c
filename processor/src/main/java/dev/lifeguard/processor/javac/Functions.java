package dev.lifeguard.processor.javac;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Finds what a lambda or method reference implements. */
final class Functions {

  private Functions() {}

  /** The signature of the function that the type of a lambda stands for. */
  static ExecutableType signature(TypeMirror type, Run run) {
    if (type.getKind() == TypeKind.INTERSECTION) {
      for (TypeMirror bound : ((IntersectionType) type).getBounds()) {
        TypeElement element = Hierarchy.element(bound);
        if (element != null && run.lifetimes().function(element).isPresent()) {
          return signature(bound, run);
        }
      }
    }
    TypeElement element = Hierarchy.element(type);
    if (element == null) {
      throw new Refused("a lambda for " + type);
    }
    ExecutableElement method =
        run.lifetimes().function(element).orElseThrow(() -> new Refused("a lambda for " + element));
    return (ExecutableType) run.types().asMemberOf((DeclaredType) type, method);
  }
}
