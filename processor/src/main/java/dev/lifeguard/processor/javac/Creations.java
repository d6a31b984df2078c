package dev.lifeguard.processor.javac;

import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.javac.Invocation.Arguments;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Lowers the creation of objects. */
final class Creations {

  private final Context context;
  private final CallLowering calls;

  Creations(Context context, CallLowering calls) {
    this.context = context;
    this.calls = calls;
  }

  int lower(NewClassTree tree) {
    int outer =
        tree.getEnclosingExpression() == null
            ? CaptureStores.IMPLICIT
            : context.value(tree.getEnclosingExpression());
    if (!(context.unit().element(tree) instanceof ExecutableElement constructor)) {
      throw new Refused("a new object without a constructor");
    }
    if (tree.getClassBody() != null) {
      TypeElement body = context.unit().typeElement(tree.getClassBody());
      context.unit().captures().announce(body, tree.getClassBody());
      context.unit().enter(tree.getClassBody(), context.around());
    }
    Arguments given = calls.arguments().lower(constructor, tree.getArguments(), tree);
    return create(constructor, context.fact(tree), outer, given, tree);
  }

  /** {@code new} with everything evaluated. */
  int create(ExecutableElement constructor, TypeFact fact, int outer, Arguments given, Tree at) {
    TypeElement type = Hierarchy.enclosingClass(constructor);
    int to = context.variable(fact);
    if (to != Op.NONE) {
      String name = context.run().elements().getBinaryName(type).toString();
      context.emit(new Op.New(to, fact, name, context.site(at)));
      new CaptureStores(context).emit(type, to, outer, at);
    }
    if (to != Op.NONE && isImplicitCanonical(constructor, type)) {
      components(type, to, given, at);
    } else if (!CallLowering.isTrivial(type) && (to != Op.NONE || carriesAny(given))) {
      calls.call(constructor, to, given, Op.NONE, TypeFact.NEVER, at);
    } else if (context.blocks().handler() != Block.LEAVES) {
      context.blocks().mayThrow(context.site(at));
    }
    return to;
  }

  private static boolean carriesAny(Arguments given) {
    for (int value : given.values()) {
      if (value != Op.NONE) {
        return true;
      }
    }
    return false;
  }

  private void components(TypeElement type, int to, Arguments given, Tree at) {
    List<? extends RecordComponentElement> components = type.getRecordComponents();
    for (int i = 0; i < components.size(); i++) {
      FieldRef field = context.run().fields().of(components.get(i));
      int value = given.values().get(i);
      if (field.type().canCarry() && value != Op.NONE) {
        context.emit(new Op.Store(to, field, value, given.types().get(i), context.site(at)));
      }
    }
  }

  /** Whether the constructor of a record does nothing but to store its components. */
  private boolean isImplicitCanonical(ExecutableElement constructor, TypeElement type) {
    if (type.getKind() != ElementKind.RECORD) {
      return false;
    }
    Elements elements = context.run().elements();
    if (context.run().callees().isSource(type)) {
      return elements.isCanonicalConstructor(constructor)
          && elements.getOrigin(constructor) == Elements.Origin.MANDATED;
    }
    if (context.run().callees().learnt().knows(type)) {
      return false;
    }
    List<? extends RecordComponentElement> components = type.getRecordComponents();
    if (components.size() != constructor.getParameters().size()) {
      return false;
    }
    Types types = context.run().types();
    for (int i = 0; i < components.size(); i++) {
      if (!types.isSameType(
          types.erasure(components.get(i).asType()),
          types.erasure(constructor.getParameters().get(i).asType()))) {
        return false;
      }
    }
    return true;
  }
}
