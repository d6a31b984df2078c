package dev.lifeguard.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;

/** The runtime's types, by name: the processor never loads them. */
final class RuntimeTypes {

  static final ClassName RESOURCE_POOL = name("ResourcePool");
  static final ClassName POOLED = name("Pooled");
  static final ClassName STRUCTS = name("Structs");
  static final ClassName CHILD_SLOT = name("ChildSlot");
  static final ClassName CHILD_POOL = name("ChildPool");
  static final ClassName IN_POOL = name("InPool");

  /** {@code ?} */
  static final TypeName ANYTHING = WildcardTypeName.subtypeOf(Object.class);

  private RuntimeTypes() {}

  private static ClassName name(String simpleName) {
    return ClassName.get("dev.lifeguard.runtime", simpleName);
  }
}
