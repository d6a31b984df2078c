package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a file of {@link Learnt}: of all methods that other classes can call, those included that
 * do nothing to anyone; of the lambdas and the methods of local classes, those whose objects come
 * out. There is no file if the methods do nothing that callers do not expect anyway.
 */
final class LearntWriter {

  private final Program program;
  private final Declarations declarations;
  private final Map<String, List<Body>> locals;
  private final LearntTables tables;
  private final List<String> sections = new ArrayList<>();

  /** {@code locals} are the bodies of the methods of local classes, by these classes. */
  LearntWriter(Program program, Declarations declarations, Map<String, List<Body>> locals) {
    this.program = program;
    this.declarations = declarations;
    this.locals = locals;
    this.tables = new LearntTables(declarations);
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
    all.addAll(tables.lines());
    all.addAll(sections);
    return String.join("\n", all) + "\n";
  }

  /** Whether callers would expect anything else: it borrows what it is given. */
  private boolean saysMore(Body body) {
    Summary summary = program.summary(body);
    for (Effect effect : summary.effects()) {
      if (!(effect instanceof Effect.Used)) {
        return true;
      }
    }
    boolean takes = false;
    for (Parameter parameter : body.parameters()) {
      takes |= parameter.type().canCarry();
    }
    boolean gives = body.result().canCarry() || body.constructor();
    return !summary.result().isNothing() || (takes && gives);
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
