package dev.lifeguard.processor.declare;

import javax.lang.model.element.TypeElement;

/** The names of the runtime's types that declarations mention; the classes are never loaded. */
final class RuntimeTypes {

  static final String RESOURCE_POOL = "dev.lifeguard.runtime.ResourcePool";
  static final String POOLED = "dev.lifeguard.runtime.Pooled";
  static final String REF = "dev.lifeguard.runtime.Ref";

  private RuntimeTypes() {}

  static boolean isPool(TypeElement type) {
    return type.getQualifiedName().contentEquals(RESOURCE_POOL);
  }
}
