package dev.lifeguard.processor.flow.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The models of one file. To begin with it is only cut where another class begins; the lines of a
 * class are looked at when that is first asked for, and clauses are read when a method is called.
 */
final class Models {

  private static final String HEAP = "heap";

  private final ModelFile file;
  private final Set<String> heapTypes = new HashSet<>();

  /** Where the lines of each class are; the start of each stretch of them. */
  private final Map<String, List<Integer>> stretches = new HashMap<>();

  private final Map<String, Map<String, ModelLine>> lines = new HashMap<>();
  private final @Nullable List<String> problems;

  /**
   * Cuts a file.
   *
   * @param problems gets a line for each line that makes no sense, which is left out then: where,
   *     and why; null where no such line can be
   */
  Models(ModelFile file, @Nullable List<String> problems) {
    this.file = file;
    this.problems = problems;
    cut();
  }

  boolean isHeap(String type) {
    return heapTypes.contains(type);
  }

  /** The classes that there are lines of. */
  Set<String> owners() {
    return stretches.keySet();
  }

  /** The types that are said to be heap. */
  Set<String> heapTypes() {
    return heapTypes;
  }

  /** The lines of a class, by signature. */
  Map<String, ModelLine> linesOf(String owner) {
    Map<String, ModelLine> known = lines.get(owner);
    if (known == null) {
      known = readLines(owner);
      lines.put(owner, known);
    }
    return known;
  }

  /** What a line says of a method with that many parameters; null if it makes no sense. */
  @Nullable Contract read(ModelLine line, int parameters) {
    try {
      return line.contract(parameters);
    } catch (ModelException e) {
      report(line.start(), e);
      return null;
    }
  }

  private void report(int start, ModelException problem) {
    String message = ModelLine.where(file, start) + ": " + problem.getMessage();
    if (problems == null) {
      throw new IllegalStateException(message, problem);
    }
    if (!problems.contains(message)) {
      problems.add(message);
    }
  }

  private void cut() {
    String text = file.text();
    for (int start = 0; start < text.length(); start = nextLine(start)) {
      char first = text.charAt(start);
      if (first > ' ' && first != '#') {
        try {
          head(start, text.substring(start, endOfLine(start)).stripTrailing());
        } catch (ModelException e) {
          report(start, e);
        }
      } else if (first != '#' && stretches.isEmpty() && !isBlank(start)) {
        report(start, new ModelException("no class is named above this line"));
      }
    }
  }

  /** A line that is not indented. */
  private void head(int start, String line) {
    int open = line.indexOf('(');
    if (open >= 0) {
      stretch(ownerIn(line, open), start);
    } else if (line.endsWith(":")) {
      stretch(line.substring(0, line.length() - 1), nextLine(start));
    } else {
      int space = line.indexOf(' ');
      if (space < 0 || !line.substring(space).strip().equals(HEAP)) {
        throw new ModelException(
            "expected a method such as java.util.List.get(int), a class and a colon, or a type and"
                + " 'heap'");
      }
      heapTypes.add(line.substring(0, space));
    }
  }

  private void stretch(String owner, int start) {
    List<Integer> starts = stretches.get(owner);
    if (starts == null) {
      starts = new ArrayList<>(1);
      stretches.put(owner, starts);
    }
    starts.add(start);
  }

  private static String ownerIn(String line, int open) {
    int dot = line.lastIndexOf('.', open);
    if (dot < 1) {
      throw new ModelException("the class is missing before the method");
    }
    return line.substring(0, dot);
  }

  private Map<String, ModelLine> readLines(String owner) {
    List<Integer> starts = stretches.get(owner);
    if (starts == null) {
      return Map.of();
    }
    Map<String, ModelLine> found = new HashMap<>();
    for (int start : starts) {
      if (start < file.text().length()) {
        readStretch(owner, start, found);
      }
    }
    return found;
  }

  /** One line that names the class, or the indented lines from there on. */
  private void readStretch(String owner, int from, Map<String, ModelLine> found) {
    String text = file.text();
    if (text.charAt(from) > ' ') {
      if (text.startsWith(owner, from)) {
        readLine(owner, from, from + owner.length() + 1, found);
      }
      return;
    }
    for (int start = from; start < text.length(); start = nextLine(start)) {
      char first = text.charAt(start);
      if (first > ' ' && first != '#') {
        return;
      }
      if (first != '#' && !isBlank(start)) {
        readLine(owner, start, start, found);
      }
    }
  }

  private void readLine(String owner, int start, int from, Map<String, ModelLine> found) {
    String method = file.text().substring(from, endOfLine(start)).strip();
    if (method.startsWith("#")) {
      return;
    }
    try {
      ModelLine line = ModelLine.of(file, start, owner, method);
      if (found.putIfAbsent(line.signature(), line) != null) {
        throw new ModelException(line.signature() + " has a line already");
      }
    } catch (ModelException e) {
      report(start, e);
    }
  }

  private boolean isBlank(int start) {
    int end = endOfLine(start);
    for (int i = start; i < end; i++) {
      char c = file.text().charAt(i);
      if (c > ' ') {
        return c == '#';
      }
    }
    return true;
  }

  private int endOfLine(int start) {
    int end = file.text().indexOf('\n', start);
    return end < 0 ? file.text().length() : end;
  }

  private int nextLine(int start) {
    return endOfLine(start) + 1;
  }
}
