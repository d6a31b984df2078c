package dev.lifeguard.processor.javac;

import com.sun.source.tree.Tree;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** Stores in a new object of a local, anonymous or inner class what that captures. */
final class CaptureStores {

  private final Context context;

  CaptureStores(Context context) {
    this.context = context;
  }

  /** In place of what stands before {@code .new} or {@code .super}, where nothing does. */
  static final int IMPLICIT = -2;

  /**
   * {@code outer} is what stands before {@code .new} or {@code .super}; NONE if that has no
   * lifetime.
   */
  void emit(TypeElement type, int object, int outer, Tree at) {
    if (type.getNestingKind() == NestingKind.TOP_LEVEL || type.getKind().isInterface()) {
      return;
    }
    Captures.Captured captured = context.unit().captures().ofClass(type);
    if (captured.outer()) {
      TypeElement around = Hierarchy.enclosingClass(type);
      int value = outer == IMPLICIT ? outerOf(around, at) : outer;
      store(object, context.run().fields().outer(type, around), value, at);
    }
    for (Element local : captured.locals()) {
      FieldRef field = context.run().fields().captured(type, local);
      store(object, field, context.variables().local(local, at), at);
    }
  }

  private int outerOf(TypeElement around, Tree at) {
    return context.self() == Op.NONE ? Op.NONE : context.variables().outer(around, at);
  }

  private void store(int object, FieldRef field, int value, Tree at) {
    if (value != Op.NONE) {
      Site site = context.site(at);
      TypeFact type = field.type();
      context.emit(new Op.Store(object, field, value, type, site));
    }
  }
}
