package dev.lifeguard.processor.flow.library;

import java.util.List;

/**
 * A line about one method, taken apart as far as it takes to find it.
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
    return name + "(" + String.join(",", parameters) + ")";
  }

  /** How a line spells all methods of that name. */
  static String anyOverload(String name) {
    return name + ANY;
  }

  /** What the line says. */
  Contract contract() {
    var parser = new ContractParser(clauses, arity());
    return new Contract(owner + "." + signature, parser.clauses());
  }

  /** How many parameters the method has; as many as one likes, if it stands for every overload. */
  private int arity() {
    if (signature.endsWith(ANY)) {
      return Integer.MAX_VALUE;
    }
    int open = signature.indexOf('(');
    if (open == signature.length() - 2) {
      return 0;
    }
    return 1 + (int) signature.chars().filter(c -> c == ',').count();
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
