package dev.lifeguard.processor.flow;

import java.util.List;

/**
 * What a method goes by in every compilation.
 *
 * @param owner the binary name of its class
 * @param name its simple name; {@code <init>} for a constructor
 * @param parameters the erased types of its parameters, classes by their binary names
 */
public record MethodName(String owner, String name, List<String> parameters) {

  public MethodName {
    parameters = List.copyOf(parameters);
  }
}
