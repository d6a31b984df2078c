package dev.lifeguard.processor.model;

import java.util.List;

/**
 * One level of lifetime: a type annotated {@code @Pool} or {@code @OwnsPool}, as a value.
 *
 * @param qualifiedName the canonical name of the type, by which kinds are told apart
 * @param name the simple name, which messages use
 * @param struct whether each pool of this kind belongs to a struct ({@code @OwnsPool})
 * @param permanent whether its pools live until the process ends
 * @param shared whether several threads may use its pools at once
 * @param parents the canonical names of the kinds that directly contain it; empty for a root
 */
public record Kind(
    String qualifiedName,
    String name,
    boolean struct,
    boolean permanent,
    boolean shared,
    List<String> parents) {

  public Kind {
    parents = List.copyOf(parents);
  }

  /** Whether pools of this kind have no parent. */
  public boolean isRoot() {
    return parents.isEmpty();
  }

  /** Two kinds are the same when they are the same type. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Kind kind && kind.qualifiedName.equals(qualifiedName);
  }

  @Override
  public int hashCode() {
    return qualifiedName.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
