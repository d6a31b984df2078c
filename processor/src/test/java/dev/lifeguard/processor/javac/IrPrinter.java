package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.PoolMade;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes bodies so that people can read them: a line for each operation. */
final class IrPrinter {

  private final StringBuilder out = new StringBuilder();
  private final List<Body> closures = new ArrayList<>();

  private IrPrinter() {}

  /** A body, and those of the closures in it. */
  static String print(Body body) {
    var printer = new IrPrinter();
    printer.body(body);
    return printer.out.toString();
  }

  private void body(Body body) {
    var parameters = new ArrayList<String>();
    for (int i = 0; i < body.parameters().size(); i++) {
      parameters.add(body.parameters().get(i).name() + "=" + variable(i));
    }
    line("", body.name() + "(" + String.join(", ", parameters) + ")");
    boolean several = body.blocks().size() > 1;
    for (Block block : body.blocks()) {
      if (several || block.handler() != Block.LEAVES) {
        String handled = block.handler() == Block.LEAVES ? "" : " !" + block.handler();
        line("", block.id() + ":" + handled);
      }
      block.ops().forEach(op -> line("  ", op(op)));
      if (!block.successors().isEmpty()) {
        line(
            "  ",
            "-> "
                + block.successors().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ")));
      }
    }
    List<Body> inside = List.copyOf(closures);
    closures.clear();
    inside.forEach(this::body);
  }

  /** Where an operation stands, if it says so. */
  static Optional<Site> site(Op op) {
    return switch (op) {
      case Op.Copy _, Op.Join _, Op.Assume _, Op.AssumeNull _, Op.IterationEnd _ ->
          Optional.empty();
      case Op.Load each -> Optional.of(each.site());
      case Op.Store each -> Optional.of(each.site());
      case Op.LoadStatic each -> Optional.of(each.site());
      case Op.StoreStatic each -> Optional.of(each.site());
      case Op.New each -> Optional.of(each.site());
      case Op.Closure each -> Optional.of(each.site());
      case Op.NewPool each -> Optional.of(each.site());
      case Op.Call each -> Optional.of(each.site());
      case Op.Close each -> Optional.of(each.site());
      case Op.Use each -> Optional.of(each.site());
      case Op.Await each -> Optional.of(each.site());
      case Op.Ask each -> Optional.of(each.site());
      case Op.Return each -> Optional.of(each.site());
      case Op.Throw each -> Optional.of(each.site());
    };
  }

  private String op(Op op) {
    return switch (op) {
      case Op.Copy(int to, int from) -> to(to) + variable(from);
      case Op.Join(int to, List<Integer> from) -> to(to) + "join " + variables(from);
      case Op.Load(int to, int base, FieldRef field, _) ->
          to(to) + variable(base) + "." + field(field);
      case Op.Store(int base, FieldRef field, int value, _, _) ->
          variable(base) + "." + field(field) + " = " + variable(value);
      case Op.LoadStatic(int to, FieldRef field, _) -> to(to) + "static " + field(field);
      case Op.StoreStatic(FieldRef field, int value, _, _) ->
          "static " + field(field) + " = " + variable(value);
      case Op.New(int to, TypeFact type, _, _) -> to(to) + "new " + type.name();
      case Op.Closure(int to, Body body, List<Integer> captured, _) -> {
        closures.add(body);
        yield to(to) + "closure " + variables(captured);
      }
      case Op.NewPool(int to, int parent, PoolMade made, _) ->
          to(to)
              + (made.root() ? "root " : "pool in " + variable(parent) + " ")
              + made.kind().map(Object::toString).orElse("?")
              + (made.viaStruct() ? " struct" : "");
      case Op.Call call ->
          to(call.to())
              + "call "
              + (call.receiver() == Op.NONE ? "" : variable(call.receiver()) + " ")
              + call.callee().display()
              + variables(call.arguments());
      case Op.Close(int value, _) -> "close " + variable(value);
      case Op.Use(int value, _) -> value == Op.NONE ? "may throw" : "use " + variable(value);
      case Op.Ask(int value, TypeFact type, String name, _) ->
          "ask " + variable(value) + " for " + name + " in " + type.home().orElseThrow();
      case Op.Assume(int value, boolean open) ->
          "assume " + variable(value) + (open ? " open" : " closed");
      case Op.Await(int value, _) -> "await " + variable(value);
      case Op.AssumeNull(int value) -> "assume " + variable(value) + " null";
      case Op.IterationEnd(int loop, List<Integer> gone) ->
          "end of iteration " + loop + " " + variables(gone);
      case Op.Return(int value, _) -> "return " + variable(value);
      case Op.Throw(int value, _) -> "throw " + variable(value);
    };
  }

  private static String field(FieldRef field) {
    String role =
        switch (field.role()) {
          case FIELD -> "";
          case FIXED -> " fixed";
          case OUTLIVING -> " outliving";
          case CHILD_SLOT -> " slot";
          case CHILD_VIEW -> " view";
          case CONTENT -> " content";
          case CAPTURE -> " captured";
          case CLEAN_UP, TASK, RESOURCE -> " " + field.role();
        };
    return "[" + field.name() + role + "]";
  }

  private static String to(int variable) {
    return variable == Op.NONE ? "" : variable(variable) + " = ";
  }

  private static String variables(List<Integer> variables) {
    return variables.stream().map(IrPrinter::variable).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String variable(int variable) {
    return variable == Op.NONE ? "-" : "v" + variable;
  }

  private void line(String indent, String text) {
    out.append(indent).append(text).append('\n');
  }
}
