package dev.lifeguard.processor.flow.library;

import java.util.List;

/**
 * A line about one method, taken apart as far as it takes to find it. Looking up methods is done at
 * the start of every compilation, cold: no lambdas there, nor anything else that is linked late.
 *
 * @param file the file it is in
 * @param start where it starts in the text of that
 * @param owner the qualified name of the class
 * @param signature the method as {@link #signature} spells it
 * @param clauses the rest of the line
 */
record ModelLine(ModelFile file, int start, String owner, String signature, String clauses) {

  private static final String ANY = "(..)";

  /** Takes a line apart; {@code method} begins with the name of the method. */
  static ModelLine of(ModelFile file, int start, String owner, String method) {
    int open = method.indexOf('(');
    int close = method.indexOf(')');
    if (open < 1 || close < open) {
      throw new ModelException("a method is written as name(Type,Type) or name(..)");
    }
    String signature = method.substring(0, close + 1);
    if (signature.indexOf(' ') >= 0) {
      signature = signature.replace(" ", "");
    }
    return new ModelLine(file, start, owner, signature, method.substring(close + 1));
  }

  /** How a line spells the method of that name with those erased parameters. */
  static String signature(String name, List<String> parameters) {
    var signature = new StringBuilder(name).append('(');
    for (int i = 0; i < parameters.size(); i++) {
      signature.append(i == 0 ? "" : ",").append(parameters.get(i));
    }
    return signature.append(')').toString();
  }

  /** How a line spells all methods of that name. */
  static String anyOverload(String name) {
    return name.concat(ANY);
  }

  /** What the line says of a method with that many parameters. */
  Contract contract(int parameters) {
    var parser = new ContractParser(clauses, parameters, signature.endsWith(ANY));
    return new Contract(owner.concat(".").concat(signature), parser.clauses());
  }

  /** What the line says of a method that has every argument it may mention. */
  Contract contract() {
    return contract(arity());
  }

  /** How many parameters the method has; as many as one likes, if it stands for every overload. */
  int arity() {
    if (signature.endsWith(ANY)) {
      return Integer.MAX_VALUE;
    }
    int open = signature.indexOf('(');
    if (open == signature.length() - 2) {
      return 0;
    }
    int parameters = 1;
    for (int i = signature.indexOf(',', open); i >= 0; i = signature.indexOf(',', i + 1)) {
      parameters++;
    }
    return parameters;
  }

  /** Where it stands, for messages: file and line. */
  String where() {
    return where(file, start);
  }

  /** Where a line of that file stands that starts there. */
  static String where(ModelFile file, int start) {
    int line = 1;
    for (int i = file.text().indexOf('\n'); i >= 0 && i < start; ) {
      line++;
      i = file.text().indexOf('\n', i + 1);
    }
    return file.name() + ":" + line;
  }
}
