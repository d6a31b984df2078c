package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of {@link Learnt}: the methods in it get bodies that are not looked into, for what
 * they do is known.
 */
final class LearntReader {

  /** What is known of a body. */
  private record Known(Body body, Summary summary, boolean faulty) {}

  private final LearntNames names;
  private final List<Known> all = new ArrayList<>();
  private final Map<Callee, Body> bodies = new LinkedHashMap<>();

  private LearntReader(Program program, Declarations declarations) {
    this.names = new LearntNames(declarations, program::elsewhere);
  }

  /**
   * Adds all that the text says to the program, or nothing.
   *
   * @return the methods that have a body now
   * @throws UnreadableException if it is of another version, or speaks of what is not there
   */
  static List<Callee> read(String text, Program program, Declarations declarations) {
    var reader = new LearntReader(program, declarations);
    try {
      reader.read(text);
    } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw new UnreadableException("it is broken", broken);
    }
    reader.bodies.forEach(Callee::body);
    reader.names.overrides().forEach(each -> each.above().overriddenBy(each.below()));
    reader.all.forEach(each -> program.learn(each.body(), each.summary(), each.faulty()));
    return List.copyOf(reader.bodies.keySet());
  }

  private void read(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(Learnt.HEADING)) {
      throw new UnreadableException("it is of another version");
    }
    @Nullable Body body = null;
    @Nullable LearntSummary section = null;
    for (String line : lines.subList(1, lines.size())) {
      List<String> parts = Learnt.parts(line);
      switch (parts.getFirst()) {
        case "method", "in" -> {
          add(body, section);
          body = parts.getFirst().equals("in") ? lambda(parts) : method(parts).orElse(null);
          section = body == null ? null : new LearntSummary(body, names);
        }
        default -> {
          if (!names.take(parts) && section != null) {
            section.take(parts);
          }
        }
      }
    }
    add(body, section);
  }

  private void add(@Nullable Body body, @Nullable LearntSummary section) {
    if (body != null && section != null) {
      all.add(new Known(body, section.summary(), section.isFaulty()));
    }
  }

  private Body lambda(List<String> parts) {
    return names.lambda(parts.get(1));
  }

  /** A method that is not there any more, or of which a model speaks, is left out. */
  private Optional<Body> method(List<String> parts) {
    return names
        .callee(parts.get(1))
        .filter(callee -> callee.contract() == null && callee.body() == null)
        .map(
            callee -> {
              Body body = body(callee);
              bodies.put(callee, body);
              return body;
            });
  }

  private static Body body(Callee callee) {
    List<Parameter> parameters = new ArrayList<>();
    if (!callee.isStatic()) {
      parameters.add(new Parameter("this", callee.thisType()));
    }
    parameters.addAll(callee.parameters());
    return new Body(
        callee.display(),
        Optional.of(callee),
        !callee.isStatic(),
        0,
        List.copyOf(parameters),
        callee.result(),
        callee.isConstructor(),
        parameters.size(),
        List.of(),
        List.of());
  }
}
