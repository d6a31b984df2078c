package dev.lifeguard.processor.flow.ir;

import dev.lifeguard.processor.flow.library.Contract;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method or constructor as its callers see it. There is one object for each method of a run;
 * bodies and overriding methods are added to it as they are found.
 */
public final class Callee {

  private final String name;
  private final String owner;
  private final boolean isStatic;
  private final boolean constructor;
  private final List<Parameter> parameters;
  private final TypeFact thisType;
  private final TypeFact result;
  private final @Nullable Contract contract;
  private final boolean open;
  private final List<Callee> overriders = new ArrayList<>();
  private final List<Callee> overridden = new ArrayList<>();
  private @Nullable Body body;

  /**
   * Describes a method.
   *
   * @param owner the binary name of its class
   * @param name its simple name; {@code <init>} for a constructor
   * @param parameters its parameters in order; a varargs parameter is the array
   * @param thisType what the type of {@code this} says; {@link TypeFact#NEVER} if static
   * @param result what its result type, or the {@code @LivesIn} on it, says
   * @param contract what a library model says of it, if one does
   * @param open whether it may be a project that implements it: not for what is of the JDK, but for
   *     the methods of its functional interfaces
   */
  public Callee(
      String owner,
      String name,
      boolean isStatic,
      List<Parameter> parameters,
      TypeFact thisType,
      TypeFact result,
      @Nullable Contract contract,
      boolean open) {
    this.owner = owner;
    this.name = name;
    this.isStatic = isStatic;
    this.constructor = name.equals("<init>");
    this.parameters = List.copyOf(parameters);
    this.thisType = thisType;
    this.result = result;
    this.contract = contract;
    this.open = open;
  }

  /** How messages call it: {@code RedisLog.formatKey}, {@code new Adapter}. */
  public String display() {
    String simple = owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
    return constructor ? "new " + simple : simple + "." + name;
  }

  public String owner() {
    return owner;
  }

  public String name() {
    return name;
  }

  public boolean isStatic() {
    return isStatic;
  }

  public boolean isConstructor() {
    return constructor;
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  public TypeFact thisType() {
    return thisType;
  }

  public TypeFact result() {
    return result;
  }

  public @Nullable Contract contract() {
    return contract;
  }

  /** Whether nothing but the object that it is called on tells what it does. */
  public boolean isOpen() {
    return open && contract == null && body == null && !constructor;
  }

  /** Its body, when it is compiled in this run and has one. */
  public @Nullable Body body() {
    return body;
  }

  /** The methods of this run that override or implement it, directly or not. */
  public List<Callee> overriders() {
    return overriders;
  }

  public void body(Body found) {
    this.body = found;
  }

  public void overriddenBy(Callee overrider) {
    overriders.add(overrider);
    overrider.overridden.add(this);
  }

  /** The methods that it overrides or implements, directly or not. */
  public List<Callee> overridden() {
    return overridden;
  }

  @Override
  public String toString() {
    return owner + "." + name;
  }
}
