package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes a file of {@link Learnt}: of all methods that other classes can call, those included that
 * do nothing to anyone; of the lambdas and the methods of local classes, those whose objects come
 * out. There is no file of a class without methods.
 */
final class LearntWriter {

  private final String owner;
  private final Program program;
  private final Map<String, List<Body>> locals;
  private final LearntTables tables;
  private final List<String> sections = new ArrayList<>();

  /** {@code locals} are the bodies of the methods of local classes, by these classes. */
  LearntWriter(
      String owner,
      Program program,
      Declarations declarations,
      Map<String, List<Body>> locals,
      Function<Site, String> sites) {
    this.owner = owner;
    this.program = program;
    this.locals = locals;
    this.tables = new LearntTables(owner, declarations, sites);
  }

  /** The text about a class with these methods; empty if there is nothing to say. */
  String text(List<Body> methods) {
    boolean any = false;
    for (Body body : methods) {
      any |= saysMore(body);
    }
    if (!any) {
      return "";
    }
    methods.forEach(this::method);
    others();
    List<String> all = new ArrayList<>();
    all.add(Learnt.HEADING);
    all.add("class " + Learnt.token(owner));
    all.addAll(tables.lines());
    all.addAll(sections);
    return String.join("\n", all) + "\n";
  }

  /**
   * Whether it makes a difference that it was looked at: also that nothing happens is news, where
   * something could. And as every class with a method has its file written again whenever it is
   * compiled, none is left that says what was true once.
   */
  private static boolean saysMore(Body body) {
    return !body.constructor() || body.takesLifetimes();
  }

  private void method(Body body) {
    body.callee()
        .ifPresent(
            callee -> {
              sections.add("method " + tables.callee(callee));
              body(body);
            });
  }

  /** What objects that were met do when they are called, and what these meet in turn. */
  private void others() {
    Set<Object> done = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Body lambda : tables.lambdas()) {
        if (done.add(lambda)) {
          more = true;
          sections.add("in " + tables.lambda(lambda));
          body(lambda);
        }
      }
      for (String owner : tables.owners()) {
        if (locals.containsKey(owner) && done.add(owner)) {
          more = true;
          locals.getOrDefault(owner, List.of()).forEach(this::method);
        }
      }
    }
  }

  private void body(Body body) {
    if (program.isFaulty(body)) {
      sections.add("faulty");
    }
    sections.addAll(new LearntBody(program.summary(body), tables).lines());
  }
}
