package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.flow.library.Contract;
import java.util.List;
import java.util.Optional;

/** Where models of library methods and types are looked up. */
@FunctionalInterface
public interface Contracts {

  /** The contract written for exactly that method of that class. */
  Optional<Contract> find(
      String ownerQualifiedName, String methodName, List<String> erasedParameterSimpleNames);

  /** Whether the values of that type have no lifetime, whatever they are. */
  default boolean isHeap(String qualifiedName) {
    return false;
  }
}
