package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.model.Kind;
import java.util.Optional;

/** Finds declarations by names that mean the same in every compilation, and the other way round. */
public interface Declarations {

  /** The name of the method; empty if it is of a local or anonymous class. */
  Optional<MethodName> name(Callee callee);

  /** Whether nobody outside of its top-level class can call it by name. */
  boolean isPrivate(Callee callee);

  /** The method of that name; empty if there is none here. */
  Optional<Callee> callee(MethodName name);

  /** Objects of the class of that binary name are made in code that is not compiled here. */
  void met(String owner);

  /** The kind that the class of that canonical name is; empty if it is none. */
  Optional<Kind> kind(String qualifiedName);
}
