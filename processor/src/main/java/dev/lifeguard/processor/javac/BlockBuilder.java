package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.Site;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Strings operations into blocks. What cannot be reached is not kept. */
final class BlockBuilder {

  private final List<Block> blocks = new ArrayList<>();
  private int handler = Block.LEAVES;
  private final Answers answers = new Answers();
  private int variables;
  private @Nullable Block current;

  BlockBuilder() {
    this.current = newBlock(handler);
  }

  /** All blocks, when the body is complete. */
  List<Block> blocks() {
    return Ways.apart(blocks, answers);
  }

  /** A flag is assigned here, if known that. */
  void assigned(Element flag, @Nullable Boolean value) {
    if (current == null) {
      return;
    }
    if (handler != Block.LEAVES && current.ops().stream().anyMatch(Op::mayThrow)) {
      cut(); // for who catches what was thrown before that, the flag is as it was
    }
    answers.changed(current.id(), new Answers.Change(flag, value));
  }

  /** Another local is assigned anew. */
  void reassigned(Element local) {
    answers.assigned(local);
  }

  /** A local begins here: in a loop, another one in each round. */
  void declared(Element local) {
    if (current != null) {
      answers.changed(current.id(), new Answers.Change(local, null));
    }
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

  /** The same, where it may be known what is asked. */
  void branch(@Nullable Question question, Target whenYes, Target whenNo) {
    if (current != null && question != null) {
      int yes = block(whenYes).id();
      int no = block(whenNo).id();
      if (yes != no) {
        answers.asked(current.id(), new Answers.Fork(question, yes, no));
      }
    }
    branch(whenYes, whenNo);
  }

  /** What is built from here on is at {@code target}. */
  void start(Target target) {
    if (current != null) {
      throw new IllegalStateException("control would fall into the next block");
    }
    current = target.block();
    handler = target.handler();
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
