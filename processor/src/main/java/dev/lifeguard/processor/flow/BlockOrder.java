package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** In which order the blocks of a body run, as far as they have one. */
final class BlockOrder {

  private final List<Block> blocks;

  BlockOrder(Body body) {
    this.blocks = body.blocks();
  }

  /** What runs first comes first: a handler after what it handles, a loop before what follows. */
  List<Block> inOrder() {
    Deque<Block> order = new ArrayDeque<>();
    BitSet seen = new BitSet();
    BitSet done = new BitSet();
    Deque<Block> open = new ArrayDeque<>(List.of(blocks.getFirst()));
    while (!open.isEmpty()) {
      Block block = open.peek();
      if (!seen.get(block.id())) {
        seen.set(block.id());
        next(block).stream().filter(each -> !seen.get(each)).map(blocks::get).forEach(open::push);
        continue;
      }
      open.pop();
      if (!done.get(block.id())) {
        done.set(block.id());
        order.addFirst(block);
      }
    }
    return List.copyOf(order);
  }

  /** The blocks after which the body may still return, rather than throw. */
  BitSet returning() {
    BitSet returning = new BitSet();
    for (int known = -1; known < returning.cardinality(); ) {
      known = returning.cardinality();
      for (int i = blocks.size() - 1; i >= 0; i--) {
        Block block = blocks.get(i);
        if (isReturn(block) || next(block).stream().anyMatch(returning::get)) {
          returning.set(block.id());
        }
      }
    }
    return returning;
  }

  private static boolean isReturn(Block block) {
    return !block.ops().isEmpty() && block.ops().getLast() instanceof Op.Return;
  }

  /** Where control may go from there, the later ones last. */
  private static List<Integer> next(Block block) {
    List<Integer> next = new ArrayList<>(block.successors());
    if (block.handler() != Block.LEAVES) {
      next.add(block.handler());
    }
    next.sort(null);
    return next;
  }
}
