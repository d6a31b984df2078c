package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Strings operations into blocks. What cannot be reached is not kept. */
final class BlockBuilder {

  private final List<Block> blocks = new ArrayList<>();
  private int handler = Block.LEAVES;
  private final Map<Integer, Flags> whereThrown = new HashMap<>();
  private Flags flags = Flags.NONE;
  private int variables;
  private @Nullable Block current;

  BlockBuilder() {
    this.current = newBlock(handler);
  }

  List<Block> blocks() {
    return blocks;
  }

  /** What boolean locals are known to be right here. */
  Flags flags() {
    return flags;
  }

  void flags(Flags known) {
    flags = known;
  }

  int variables() {
    return variables;
  }

  int newVariable() {
    return variables++;
  }

  boolean isReachable() {
    return current != null;
  }

  void emit(Op op) {
    if (current != null) {
      current.ops().add(op);
      if (current.handler() != Block.LEAVES && op.mayThrow()) {
        whereThrown.merge(current.handler(), flags, Flags::meet);
      }
    }
  }

  /** Inside a {@code try}, something may throw here, though no operation stands for it. */
  void mayThrow(Site site) {
    if (current == null || handler == Block.LEAVES) {
      return;
    }
    List<Op> ops = current.ops();
    boolean said =
        !ops.isEmpty() && ops.getLast() instanceof Op.Use(int value, _) && value == Op.NONE;
    if (!said) {
      emit(new Op.Use(Op.NONE, site));
    }
  }

  /** A place to jump to, inside of the same {@code try} as what is built now. */
  Target target() {
    return new Target(handler);
  }

  /** Control may go on at {@code target}; where else, is said next. */
  void edge(Target target) {
    if (current != null) {
      target.meet(flags);
      int id = block(target).id();
      if (!current.successors().contains(id)) {
        current.successors().add(id);
      }
    }
  }

  /** Control goes on at {@code target}. */
  void jump(Target target) {
    edge(target);
    current = null;
  }

  void branch(Target one, Target other) {
    edge(one);
    jump(other);
  }

  /** What is built from here on is at {@code target}. */
  void start(Target target) {
    if (current != null) {
      throw new IllegalStateException("control would fall into the next block");
    }
    current = target.block();
    handler = target.handler();
    if (current != null && whereThrown.containsKey(current.id())) {
      target.meet(whereThrown.get(current.id()));
    }
    flags = target.flags();
  }

  /** Goes on in a new block. */
  void cut() {
    Target next = target();
    jump(next);
    start(next);
  }

  /** Control goes nowhere but where was said. */
  void unreachable() {
    current = null;
  }

  /** The last operation of a way through the body. */
  void end(Op op) {
    emit(op);
    current = null;
  }

  int handler() {
    return handler;
  }

  /** From here on, exceptions go to {@code block}. */
  void handler(int block) {
    if (block != handler) {
      handler = block;
      if (current != null) {
        cut();
      }
    }
  }

  /** The same for the blocks after the current one. */
  void handlerOfNext(int block) {
    handler = block;
  }

  /** The block that catches exceptions; it is there whether anything throws or not. */
  Target handlerTarget() {
    Target target = target();
    block(target);
    return target;
  }

  /** The number of the block at {@code target}. */
  Block block(Target target) {
    Block block = target.block();
    if (block == null) {
      block = newBlock(target.handler());
      target.block(block);
    }
    return block;
  }

  private Block newBlock(int handledBy) {
    Block block = new Block(blocks.size(), handledBy);
    blocks.add(block);
    return block;
  }
}
