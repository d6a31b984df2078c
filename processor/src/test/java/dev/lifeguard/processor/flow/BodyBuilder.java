package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.PoolMade;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes a body by hand, operation by operation. Lines are given by the test, for that is what it
 * expects findings at.
 *
 * <pre>
 * var f = new BodyBuilder("f");
 * int session = f.parameter("session", SESSION_TYPE);
 * int scratch = f.pool(2, session, NEW_SCRATCH);
 * f.close(3, scratch);
 * f.leave(4);
 * Body body = f.body();
 * </pre>
 */
final class BodyBuilder {

  private final String name;
  private final Optional<Callee> callee;
  private final TypeFact result;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<Integer> loops = new ArrayList<>();
  private Block block;
  private int loop = Site.NO_LOOP;
  private int captures;
  private int variables;

  /** The body of a method that nobody calls, or of a lambda. */
  BodyBuilder(String name) {
    this(name, TypeFact.OBJECT);
  }

  /** The same, where the result type says something. */
  BodyBuilder(String name, TypeFact result) {
    this(name, Optional.empty(), result);
  }

  /** The body of that static method; its parameters are the first variables. */
  BodyBuilder(Callee callee) {
    this(callee.display(), Optional.of(callee), callee.result());
    parameters.addAll(callee.parameters());
    variables = parameters.size();
  }

  private BodyBuilder(String name, Optional<Callee> callee, TypeFact result) {
    this.name = name;
    this.callee = callee;
    this.result = result;
    this.block = new Block(0, Block.LEAVES);
    blocks.add(block);
  }

  int parameter(String called, TypeFact type) {
    return parameter(new Parameter(called, type));
  }

  int parameter(Parameter parameter) {
    parameters.add(parameter);
    return variables++;
  }

  /** A variable that the lambda captures; before its parameters. */
  int capture(String called, TypeFact type) {
    captures++;
    return parameter(called, type);
  }

  int variable() {
    return variables++;
  }

  /** A new block outside of every {@code try}. */
  int block() {
    return block(Block.LEAVES);
  }

  /** A new block whose exceptions go to {@code handler}. */
  int block(int handler) {
    blocks.add(new Block(blocks.size(), handler));
    return blocks.size() - 1;
  }

  /** What follows is in that block. */
  void in(int id) {
    block = blocks.get(id);
  }

  /** After the block comes any of those. */
  void jump(int... to) {
    IntStream.of(to).forEach(block.successors()::add);
  }

  /** What follows is inside a new loop. */
  int enterLoop() {
    loops.add(loop);
    loop = loops.size() - 1;
    return loop;
  }

  /** What follows is outside of the innermost loop. */
  void leaveLoop() {
    loop = loops.get(loop);
  }

  void copy(int to, int from) {
    add(new Op.Copy(to, from));
  }

  int join(int... from) {
    int to = variable();
    add(new Op.Join(to, IntStream.of(from).boxed().toList()));
    return to;
  }

  int load(int line, int base, FieldRef field) {
    int to = variable();
    add(new Op.Load(to, base, field, site(line)));
    return to;
  }

  void store(int line, int base, FieldRef field, int value) {
    add(new Op.Store(base, field, value, TypeFact.OBJECT, site(line)));
  }

  void storeStatic(int line, FieldRef field, int value) {
    add(new Op.StoreStatic(field, value, TypeFact.OBJECT, site(line)));
  }

  /** {@code new}, of a class whose constructor does nothing. */
  int object(int line, TypeFact type, String owner) {
    int to = variable();
    add(new Op.New(to, type, owner, site(line)));
    return to;
  }

  int closure(int line, Body lambda, int... captured) {
    int to = variable();
    add(new Op.Closure(to, lambda, IntStream.of(captured).boxed().toList(), site(line)));
    return to;
  }

  int pool(int line, int parent, PoolMade made) {
    int to = variable();
    add(new Op.NewPool(to, parent, made, site(line)));
    return to;
  }

  /** Calls a static method. */
  int call(int line, Callee called, int... arguments) {
    return callOn(line, Op.NONE, called, arguments);
  }

  int callOn(int line, int receiver, Callee called, int... arguments) {
    int to = variable();
    List<TypeFact> types = called.parameters().stream().map(Parameter::type).toList();
    List<Integer> values = IntStream.of(arguments).boxed().toList();
    add(new Op.Call(to, called, receiver, values, types, called.result(), site(line)));
    return to;
  }

  /** Memory from the pool. */
  int allocate(int line, int pool) {
    return callOn(line, pool, Methods.ALLOCATE);
  }

  void clear(int line, int pool) {
    callOn(line, pool, Methods.CLEAR);
  }

  void close(int line, int pool) {
    add(new Op.Close(pool, site(line)));
  }

  void use(int line, int value) {
    add(new Op.Use(value, site(line)));
  }

  void ask(int line, int value, TypeFact promised) {
    add(new Op.Ask(value, promised, "local", site(line)));
  }

  void assume(int pool, boolean open) {
    add(new Op.Assume(pool, open));
  }

  void assumeNull(int variable) {
    add(new Op.AssumeNull(variable));
  }

  /** The way back to the head of the innermost loop. */
  void iterationEnd(int head, Integer... gone) {
    add(new Op.IterationEnd(loop, List.of(gone)));
    jump(head);
  }

  void leave(int line) {
    leave(line, Op.NONE);
  }

  void leave(int line, int value) {
    add(new Op.Return(value, site(line)));
  }

  void fail(int line) {
    add(new Op.Throw(Op.NONE, site(line)));
  }

  /** The body; a method has it from now on. */
  Body body() {
    Body body =
        new Body(
            name, callee, false, captures, parameters, result, false, variables, blocks, loops);
    callee.ifPresent(it -> it.body(body));
    return body;
  }

  private void add(Op op) {
    block.ops().add(op);
  }

  private Site site(int line) {
    return new Site(new Line(line), line, loop);
  }
}
