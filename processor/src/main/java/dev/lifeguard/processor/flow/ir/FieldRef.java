package dev.lifeguard.processor.flow.ir;

/**
 * A place in an object: a field, an accessor with its setter, the elements of a container, what a
 * closure captures.
 *
 * @param key what tells it apart within one object
 * @param name how messages call it: {@code Session.current}
 * @param type what its declared type, or its {@code @LivesIn}, says
 * @param role what sort of place it is
 */
public record FieldRef(String key, String name, TypeFact type, Role role) {

  /** The sorts of places. */
  public enum Role {
    /** A field, or an accessor of a struct that has a setter. */
    FIELD,
    /** A field or accessor whose value never changes once the object is there. */
    FIXED,
    /** A place marked {@code @Outlives}: what the kinds cannot prove is checked at run time. */
    OUTLIVING,
    /** {@code @Child T t()} with a setter: storing a struct here destroys its predecessor. */
    CHILD_SLOT,
    /** Any other {@code @Child} accessor: what it gives lives inside the struct. */
    CHILD_VIEW,
    /** The elements, keys or values of a container, an array's elements, an atomic's value. */
    CONTENT,
    /** What a lambda, or a local, anonymous or inner object, captures. */
    CAPTURE,
    /** A clean-up given to a pool. */
    CLEAN_UP,
    /** A task given to an executor, a thread, a timer; the value of a thread-local. */
    TASK,
    /** Something a pool owns. */
    RESOURCE
  }

  /** Elements of a collection, a stream, an array, an {@code Optional}, an atomic. */
  public static final String ELEMENTS = "elements";

  /** Keys of a map. */
  public static final String KEYS = "keys";

  /** Values of a map. */
  public static final String VALUES = "values";

  /** Whatever an object of a class without source or model keeps. */
  public static final String ANYTHING = "*";

  private static final String SLOT = "@child";

  /** The key of a {@link Role#CHILD_SLOT}, which its place in an object is known by. */
  public static String slot(String key) {
    return key + SLOT;
  }

  /** Whether it is the key of a {@link Role#CHILD_SLOT}. */
  public static boolean isSlot(String key) {
    return key.endsWith(SLOT);
  }

  /** A field of a class. */
  public static FieldRef field(String key, String name, TypeFact type) {
    return new FieldRef(key, name, type, Role.FIELD);
  }

  /** Contents of a container, whose static element type is {@code type}. */
  public static FieldRef content(String key, String name, TypeFact type) {
    return new FieldRef(key, name, type, Role.CONTENT);
  }
}
