package dev.lifeguard.processor.flow.ir;

/**
 * What a method asks of one argument.
 *
 * @param name its name
 * @param type what its type, or its {@code @LivesIn}, says
 * @param outlives the index of the parameter that it must outlive by its {@code @Outlives}, {@link
 *     #THIS} for the receiver, {@link #NOTHING} without that annotation
 */
public record Parameter(String name, TypeFact type, int outlives) {

  /** The argument must outlive the object that the method is called on. */
  public static final int THIS = -1;

  /** Nothing was asked. */
  public static final int NOTHING = -2;

  public Parameter(String name, TypeFact type) {
    this(name, type, NOTHING);
  }
}
