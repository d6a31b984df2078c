package dev.lifeguard.processor.javac;

import com.sun.source.tree.AnyPatternTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.PatternTree;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.List;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** Lowers what patterns bind when they match. */
final class Patterns {

  private final Context context;

  Patterns(Context context) {
    this.context = context;
  }

  /** Binds the variables of a pattern that {@code value} matches. */
  void bind(PatternTree pattern, int value) {
    switch (pattern) {
      case BindingPatternTree binding -> {
        int variable = context.variables().declare(binding.getVariable());
        if (variable != Op.NONE) {
          context.emit(new Op.Copy(variable, value));
        }
      }
      case DeconstructionPatternTree record -> deconstruct(record, value);
      case AnyPatternTree _ -> {}
      default -> throw new Refused("a " + pattern.getKind() + " as a pattern");
    }
  }

  private void deconstruct(DeconstructionPatternTree pattern, int value) {
    TypeElement type = Hierarchy.element(context.unit().type(pattern.getDeconstructor()));
    if (type == null) {
      throw new Refused("a pattern of something that is no record");
    }
    List<? extends RecordComponentElement> components = type.getRecordComponents();
    for (int i = 0; i < components.size(); i++) {
      FieldRef field = context.run().fields().of(components.get(i));
      PatternTree nested = pattern.getNestedPatterns().get(i);
      int component = value == Op.NONE ? Op.NONE : context.variable(type(field, nested));
      if (component != Op.NONE) {
        context.emit(new Op.Load(component, value, field, context.site(nested)));
      }
      bind(nested, component);
    }
  }

  /** What is bound to a variable is as the variable's type says, if that says more. */
  private TypeFact type(FieldRef field, PatternTree nested) {
    return nested instanceof BindingPatternTree binding
        ? context.fact(context.unit().element(binding.getVariable()))
        : field.type();
  }
}
