package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.diagnostic.Remedy.Base;
import dev.lifeguard.processor.diagnostic.Remedy.Expression;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the structs and pools of a body can be named in its source. */
final class Naming {

  private final Atoms atoms;

  Naming(Atoms atoms) {
    this.atoms = atoms;
  }

  /** The struct or pool that the atom is; empty if it is neither, or has no name. */
  Optional<Expression> of(int atom) {
    TypeFact type = atoms.type(atom);
    if (!type.pool() && !type.owning()) {
      return Optional.empty();
    }
    String struct = type.pool() ? "" : type.home().map(Kind::qualifiedName).orElse("");
    List<String> accessors = new ArrayList<>();
    return base(atom, accessors).map(base -> new Expression(base, accessors, struct));
  }

  private Optional<Base> base(int atom, List<String> accessors) {
    return switch (atoms.get(atom)) {
      case Atom.Root root when !root.parameter().name().equals("this") ->
          Optional.of(new Base.Variable(root.parameter().name()));
      case Atom.Made made -> Optional.of(new Base.MadeAt(made.site().place()));
      case Atom.Part(int base, FieldRef field, _) when isAccessor(field) -> {
        Optional<Base> found = base(base, accessors);
        accessors.add(field.key().substring(0, field.key().indexOf('@')));
        yield found;
      }
      default -> Optional.empty();
    };
  }

  /** The key of an accessor of a struct: {@code connection@ftp.Request}. */
  private static boolean isAccessor(FieldRef field) {
    return field.key().matches("\\w+@[\\w.]+(@child)?") && !field.key().startsWith("val$");
  }
}
