package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Op;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * The blocks of a body, each after all that lead to it, as far as loops allow: whoever goes over
 * them in this order knows all that holds at the start of a block when it comes to it.
 */
final class BlockOrder {

  private static final int UNSEEN = -1;
  private static final int OPEN = -2;

  /** A block on the way down, and how many of its ways on were gone. */
  private static final class Visit {
    private final Block block;
    private int gone;

    Visit(Block block) {
      this.block = block;
    }
  }

  private final List<Block> blocks;
  private final int[] positions;
  private final Block[] ordered;
  private boolean hasLoops;

  BlockOrder(Body body) {
    this.blocks = body.blocks();
    this.positions = new int[blocks.size()];
    this.ordered = new Block[blocks.size()];
    Arrays.fill(positions, UNSEEN);
    visit();
  }

  /** Whether some block is reached from itself. */
  boolean hasLoops() {
    return hasLoops;
  }

  Block at(int position) {
    return ordered[position];
  }

  int position(int block) {
    return positions[block];
  }

  /** From the last position down: a block is placed when all that it leads to is. */
  private void visit() {
    Deque<Visit> open = new ArrayDeque<>();
    int next = blocks.size();
    open.push(enter(0));
    while (!open.isEmpty()) {
      Visit visit = open.element();
      int to = successor(visit.block, visit.gone++);
      if (to == Block.LEAVES) {
        open.pop();
        next--;
        positions[visit.block.id()] = next;
        ordered[next] = visit.block;
      } else if (positions[to] == UNSEEN) {
        open.push(enter(to));
      } else {
        hasLoops |= positions[to] == OPEN;
      }
    }
  }

  private Visit enter(int block) {
    positions[block] = OPEN;
    return new Visit(blocks.get(block));
  }

  /** The blocks after which the body may still return, rather than throw. */
  BitSet returning() {
    BitSet returning = new BitSet();
    for (int known = -1; known < returning.cardinality(); ) {
      known = returning.cardinality();
      for (int i = blocks.size() - 1; i >= positions[0]; i--) {
        if (mayReturn(ordered[i], returning)) {
          returning.set(ordered[i].id());
        }
      }
    }
    return returning;
  }

  private static boolean mayReturn(Block block, BitSet returning) {
    if (!block.ops().isEmpty() && block.ops().getLast() instanceof Op.Return) {
      return true;
    }
    for (int number = 0, to; (to = successor(block, number)) != Block.LEAVES; number++) {
      if (returning.get(to)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The ways on by number: what comes last in the source first, so that it is placed last, but an
   * exception's after all, so that it is placed before them; {@link Block#LEAVES} when there are no
   * more.
   */
  private static int successor(Block block, int number) {
    int count = block.successors().size();
    return number < count
        ? block.successors().get(count - 1 - number)
        : number == count ? block.handler() : Block.LEAVES;
  }
}
