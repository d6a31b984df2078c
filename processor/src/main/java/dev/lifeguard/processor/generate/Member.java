package dev.lifeguard.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.lifeguard.processor.model.Accessor;
import java.util.List;
import java.util.Optional;

/** What one accessor adds to the generated class; one implementation for each form. */
sealed interface Member
    permits ComponentMember,
        PropertyMember,
        SlotMember,
        NewestMember,
        ChildrenMember,
        ScratchMember {

  static Member of(Blueprint blueprint, Accessor accessor) {
    return switch (accessor) {
      case Accessor.Component component -> new ComponentMember(blueprint, component);
      case Accessor.Property property -> new PropertyMember(blueprint, property);
      case Accessor.Slot slot -> new SlotMember(blueprint, slot);
      case Accessor.Newest newest -> new NewestMember(blueprint, newest);
      case Accessor.Children children -> new ChildrenMember(blueprint, children);
      case Accessor.Scratch scratch -> new ScratchMember(blueprint, scratch);
    };
  }

  /** Where the value is kept, unless the pool knows it. */
  default Optional<FieldSpec> field() {
    return Optional.empty();
  }

  /** What the constructor gives the field, unless that starts zeroed. */
  default Optional<CodeBlock> initialValue() {
    return Optional.empty();
  }

  /** The accessor, and the setter if there is one. */
  List<MethodSpec> methods();

  /** Statements that add the value to the {@code StringJoiner} of that name. */
  default Optional<CodeBlock> text(String joiner) {
    return Optional.empty();
  }
}
