package dev.lifeguard.processor.javac;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Lowers the bodies of one class; what cannot be lowered is left out. */
final class ClassLowering {

  private final Unit unit;
  private final BodyLowering bodies;
  private final ClassTree tree;
  private final TypeElement type;
  private final Around around;
  private final List<Tree> instanceParts = new ArrayList<>();
  private final List<Tree> staticParts = new ArrayList<>();

  ClassLowering(Unit unit, ClassTree tree, Around outside) {
    this.unit = unit;
    this.bodies = new BodyLowering(unit);
    this.tree = tree;
    this.type = unit.typeElement(tree);
    this.around = outside.in(type, tree, unit);
  }

  void lower() {
    if (unit.run().structs().isGenerated(type)) {
      return;
    }
    unit.run().callees().registerInherited(type);
    List<MethodTree> methods = new ArrayList<>();
    for (Tree member : tree.getMembers()) {
      switch (member) {
        case MethodTree method -> methods.add(method);
        case ClassTree nested -> {
          unit.captures().announce(unit.typeElement(nested), nested);
          unit.enter(nested, around);
        }
        case VariableTree field -> part(field, isStatic(field));
        case BlockTree block -> part(block, block.isStatic());
        default -> {}
      }
    }
    for (MethodTree method : methods) {
      method(method);
    }
    if (!staticParts.isEmpty()) {
      attempt(
          "a static initialiser",
          () -> {
            Body body =
                bodies.initialiser(type, tree, around, context -> parts(staticParts, context));
            return doesNothing(body) ? null : body;
          });
    }
  }

  /** Constants of strings and numbers are the rule. */
  private static boolean doesNothing(Body body) {
    return body.blocks().size() == 1 && body.blocks().getFirst().ops().size() == 1;
  }

  private void part(Tree part, boolean isStatic) {
    if (!(part instanceof VariableTree field) || field.getInitializer() != null) {
      (isStatic ? staticParts : instanceParts).add(part);
    }
  }

  private boolean isStatic(VariableTree field) {
    return unit.element(field).getModifiers().contains(Modifier.STATIC);
  }

  private void method(MethodTree method) {
    if (!(unit.elementOrNull(method) instanceof ExecutableElement element)) {
      return;
    }
    BlockTree block = method.getBody();
    attempt(
        method.getName(),
        () -> {
          if (block == null) {
            return null;
          }
          unit.run().callees().register(element, type);
          return bodies.method(
              method, element, type, around, context -> statements(element, block, context));
        });
  }

  /** Abandons one body, never the class. */
  private void attempt(CharSequence name, Supplier<@Nullable Body> lowering) {
    try {
      Optional.ofNullable(lowering.get()).ifPresent(unit.bodies()::add);
    } catch (Refused refusal) {
      unit.refusals().add(type + "." + name + ": " + refusal.getMessage());
    }
  }

  private void statements(ExecutableElement method, BlockTree block, Context context) {
    if (!context.isConstructor()) {
      context.statements().lower(block);
      return;
    }
    List<? extends StatementTree> statements = block.getStatements();
    boolean initialised = false;
    for (StatementTree statement : statements) {
      context.statements().lower(statement);
      String called = calledConstructor(statement);
      if (called.equals("super")) {
        parts(instanceParts, context);
      }
      initialised |= !called.isEmpty();
    }
    if (!initialised) {
      parts(instanceParts, context);
    }
    if (unit.run().elements().isCompactConstructor(method)
        || (unit.run().elements().isCanonicalConstructor(method)
            && unit.run().elements().getOrigin(method) == Elements.Origin.MANDATED)) {
      components(method, context);
    }
  }

  /** Whether the statement is {@code super(...)} or {@code this(...)}: its name, else nothing. */
  private String calledConstructor(StatementTree statement) {
    if (!(statement instanceof ExpressionStatementTree expression)
        || !(expression.getExpression() instanceof MethodInvocationTree call)) {
      return "";
    }
    ExpressionTree select = call.getMethodSelect();
    String name =
        switch (select) {
          case IdentifierTree identifier -> identifier.getName().toString();
          case MemberSelectTree member -> member.getIdentifier().toString();
          default -> "";
        };
    return name.equals("super") || name.equals("this") ? name : "";
  }

  /** What a compact constructor does in the end. */
  private void components(ExecutableElement constructor, Context context) {
    List<? extends RecordComponentElement> components = type.getRecordComponents();
    for (int i = 0; i < components.size(); i++) {
      VariableElement parameter = constructor.getParameters().get(i);
      TypeFact fact = context.fact(parameter);
      Integer value = context.locals().get(parameter);
      if (value != null && value != Op.NONE && context.self() != Op.NONE) {
        context.emit(
            new Op.Store(
                context.self(),
                unit.run().fields().of(components.get(i)),
                value,
                fact,
                context.site(tree)));
      }
    }
  }

  /** Fields with initial values, and initialisers, in the order of the source. */
  private void parts(List<Tree> parts, Context context) {
    for (Tree part : parts) {
      switch (part) {
        case VariableTree field -> {
          VariableElement element = (VariableElement) unit.element(field);
          Around outside = context.around();
          context.around(outside.in(element, field, unit));
          int value = context.value(field.getInitializer());
          ExpressionTree initializer = field.getInitializer();
          if (value != Op.NONE && initializer != null) {
            context
                .expressions()
                .assignments()
                .store(context.self(), element, value, initializer, field);
          }
          context.around(outside);
        }
        case BlockTree block -> context.statements().lower(block);
        default -> throw new Refused("a " + part.getKind() + " in a class");
      }
    }
  }
}
