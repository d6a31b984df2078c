package dev.lifeguard.processor.javac;

import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Locals, {@code this}, and what of them belongs to the objects around. */
final class Variables {

  private final Context context;

  Variables(Context context) {
    this.context = context;
  }

  static boolean isLocal(Element element) {
    return switch (element.getKind()) {
      case LOCAL_VARIABLE, PARAMETER, EXCEPTION_PARAMETER, RESOURCE_VARIABLE, BINDING_VARIABLE ->
          true;
      default -> false;
    };
  }

  /**
   * Declares a local and gives it the number of its variable. A {@code List<String>} carries
   * nothing, unless it is seen to be made as a class of ours that may.
   */
  int declare(VariableTree tree) {
    Element element = context.unit().element(tree);
    TypeFact fact = context.fact(element);
    if (!fact.canCarry() && tree.getInitializer() instanceof NewClassTree made) {
      fact = context.fact(made);
    }
    int variable = context.variable(fact);
    context.locals().put(element, variable);
    context.blocks().declared(element);
    return variable;
  }

  /** The variable that a local is in; what the object's class captured is loaded. */
  int local(Element element, Tree at) {
    Integer known = context.locals().get(element);
    if (known != null) {
      return known;
    }
    TypeFact fact = context.fact(element);
    if (!fact.canCarry()) {
      return Op.NONE;
    }
    if (context.self() == Op.NONE) {
      throw new Refused("a variable from nowhere: " + element);
    }
    int to = context.blocks().newVariable();
    FieldRef captured = context.run().fields().captured(context.owner(), element);
    context.emit(new Op.Load(to, context.self(), captured, context.site(at)));
    return to;
  }

  /** Assigns to a local. */
  void assign(Element element, int value, Tree at) {
    int variable = local(element, at);
    if (variable == Op.NONE) {
      return;
    }
    context.emit(new Op.Copy(variable, value));
    Optional<Kind> asked = context.run().lifetimes().livesIn(element.asType());
    if (asked.isPresent() && value != Op.NONE) {
      context.emit(
          new Op.Ask(
              value, context.fact(element), element.getSimpleName().toString(), context.site(at)));
    }
  }

  /** {@code this}; NONE if it has no lifetime, as an enum constant. */
  int self() {
    return context.self();
  }

  /** The innermost object around whose class is, or inherits from, {@code type}. */
  int outer(TypeElement type, Tree at) {
    int object = context.self();
    TypeElement owner = context.owner();
    Hierarchy hierarchy = context.run().hierarchy();
    Site site = object == Op.NONE ? null : context.site(at);
    while (!hierarchy.isSubclass(owner, type)) {
      TypeElement outer = Hierarchy.enclosingClass(owner);
      if (site != null) {
        int to = context.blocks().newVariable();
        context.emit(new Op.Load(to, object, context.run().fields().outer(owner, outer), site));
        object = to;
      }
      owner = outer;
    }
    return object;
  }

  /** A field as this body sees it. */
  FieldRef ref(VariableElement field) {
    FieldRefs fields = context.run().fields();
    return context.isConstructor() && Hierarchy.enclosingClass(field).equals(context.owner())
        ? fields.inConstructor(field)
        : fields.of(field);
  }
}
