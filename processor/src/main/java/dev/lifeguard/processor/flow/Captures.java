package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Parameter;

/** The places in which a lambda's object keeps what it captures: one for each first parameter. */
final class Captures {

  private Captures() {}

  static String key(int index) {
    return "capture " + index;
  }

  static FieldRef field(Body body, int index) {
    Parameter parameter = body.parameters().get(index);
    return new FieldRef(key(index), parameter.name(), parameter.type(), FieldRef.Role.CAPTURE);
  }

  /** How many parameters of a lambda's body are captured, {@code this} included. */
  static int count(Body body) {
    return body.captures() + (body.thisParameter() ? 1 : 0);
  }
}
