package dev.lifeguard.processor.javac;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.javac.Invocation.Arguments;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Lowers arguments, and the arrays that varargs lists become. */
final class ArgumentLowering {

  private final Context context;

  ArgumentLowering(Context context) {
    this.context = context;
  }

  Arguments lower(ExecutableElement method, List<? extends ExpressionTree> trees, Tree at) {
    if (trees.isEmpty() && !method.isVarArgs()) {
      return Arguments.NONE;
    }
    List<Integer> values = new ArrayList<>(trees.size());
    List<TypeFact> types = new ArrayList<>(trees.size());
    for (ExpressionTree tree : trees) {
      int value = context.value(tree);
      values.add(value);
      types.add(value == Op.NONE ? TypeFact.NEVER : context.fact(tree));
    }
    var given = new Arguments(values, types);
    return method.isVarArgs() && !isArrayGiven(method, trees) ? box(method, given, at) : given;
  }

  private boolean isArrayGiven(ExecutableElement method, List<? extends ExpressionTree> trees) {
    int count = method.getParameters().size();
    if (trees.size() != count) {
      return false;
    }
    TypeMirror given = context.unit().type(trees.getLast());
    Types types = context.run().types();
    TypeMirror declared = method.getParameters().getLast().asType();
    return given.getKind() == TypeKind.NULL
        || (given.getKind() == TypeKind.ARRAY
            && types.isAssignable(given, types.erasure(declared)));
  }

  /** Makes the last arguments an array. */
  Arguments box(ExecutableElement method, Arguments given, Tree at) {
    int fixed = method.getParameters().size() - 1;
    List<Integer> values = new ArrayList<>(given.values().subList(0, fixed));
    List<TypeFact> types = new ArrayList<>(given.types().subList(0, fixed));
    var declared = (ArrayType) method.getParameters().getLast().asType();
    TypeFact type = context.run().facts().of(declared);
    TypeFact component = context.run().facts().of(declared.getComponentType());
    int array = array(given, fixed, type, component, at);
    values.add(array);
    types.add(type);
    return new Arguments(values, types);
  }

  /** An array of values without a lifetime is none either: {@code format("%s", name)}. */
  private int array(Arguments given, int fixed, TypeFact type, TypeFact component, Tree at) {
    int array = Op.NONE;
    for (int i = fixed; i < given.values().size(); i++) {
      int value = given.values().get(i);
      if (value != Op.NONE && type.canCarry()) {
        if (array == Op.NONE) {
          array = context.blocks().newVariable();
          context.emit(new Op.New(array, type, type.name(), context.site(at)));
        }
        context.emit(
            new Op.Store(
                array,
                FieldRefs.elements(component),
                value,
                given.types().get(i),
                context.site(at)));
      }
    }
    return array;
  }
}
