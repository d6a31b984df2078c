package dev.lifeguard.processor.javac;

import com.sun.source.tree.Tree;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** One body that is being lowered: its variables and blocks, and what is around the statement. */
final class Context {

  private final Unit unit;
  private final TypeElement owner;
  private final String name;
  private final boolean constructor;
  private final BlockBuilder blocks = new BlockBuilder();
  private final Map<Element, Integer> locals = new HashMap<>();
  private final Map<Tree, Site> sites = new HashMap<>();
  private final Map<Tree, Integer> loopIds = new HashMap<>();
  private final List<Integer> loops = new ArrayList<>();
  private final Jumps jumps = new Jumps(this);
  private final ExpressionLowering expressions = new ExpressionLowering(this);
  private final StatementLowering statements = new StatementLowering(this);
  private final Variables variables = new Variables(this);
  private int self = Op.NONE;
  private int loop = Site.NO_LOOP;
  private Around around;

  /**
   * A body that is empty still.
   *
   * @param owner the class that it is in
   * @param constructor whether {@code this} is new in it
   */
  Context(Unit unit, TypeElement owner, String name, boolean constructor, Around around) {
    this.unit = unit;
    this.owner = owner;
    this.name = name;
    this.constructor = constructor;
    this.around = around;
  }

  Unit unit() {
    return unit;
  }

  Run run() {
    return unit.run();
  }

  TypeElement owner() {
    return owner;
  }

  String name() {
    return name;
  }

  boolean isConstructor() {
    return constructor;
  }

  BlockBuilder blocks() {
    return blocks;
  }

  Jumps jumps() {
    return jumps;
  }

  ExpressionLowering expressions() {
    return expressions;
  }

  StatementLowering statements() {
    return statements;
  }

  Variables variables() {
    return variables;
  }

  Map<Element, Integer> locals() {
    return locals;
  }

  int self() {
    return self;
  }

  void self(int variable) {
    this.self = variable;
  }

  Around around() {
    return around;
  }

  void around(Around next) {
    this.around = next;
  }

  List<Integer> loops() {
    return loops;
  }

  int loop() {
    return loop;
  }

  void loop(int id) {
    this.loop = id;
  }

  /** The number of a loop, which stays the same however often it is lowered. */
  int loopId(Tree tree) {
    Integer id = loopIds.get(tree);
    if (id == null) {
      id = loops.size();
      loops.add(loop);
      loopIds.put(tree, id);
    }
    return id;
  }

  /** Where the tree stands; the same object however often it is lowered. */
  Site site(Tree tree) {
    Site site = sites.get(tree);
    if (site == null) {
      var place = new TreePosition(run().trees(), tree, unit.file(), around.suppressions());
      site = new Site(place, (int) place.line(), loop);
      sites.put(tree, site);
    }
    return site;
  }

  void emit(Op op) {
    blocks.emit(op);
  }

  /** A variable for a value of that type; NONE if such values have no lifetime. */
  int variable(TypeFact fact) {
    return fact.canCarry() ? blocks.newVariable() : Op.NONE;
  }

  int value(@Nullable Tree tree) {
    return tree == null ? Op.NONE : expressions.value(tree);
  }

  TypeFact fact(Tree tree) {
    return unit.fact(tree);
  }

  TypeFact fact(Element variable) {
    return run().facts().ofVariable(variable);
  }
}
