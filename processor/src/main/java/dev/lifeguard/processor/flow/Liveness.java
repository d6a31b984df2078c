package dev.lifeguard.processor.flow;

import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Op;
import java.util.BitSet;
import java.util.List;

/**
 * Which variables are still read from the start of each block on. What only dead variables refer to
 * is forgotten where paths meet: a pool that is closed on one path, and unknown there afterwards,
 * is not closed on the others.
 */
final class Liveness {

  private final List<Block> blocks;
  private final BitSet[] read;
  private final BitSet[] written;
  private final BitSet[] live;

  Liveness(Body body) {
    this.blocks = body.blocks();
    int count = blocks.size();
    this.read = new BitSet[count];
    this.written = new BitSet[count];
    this.live = new BitSet[count];
    for (Block block : blocks) {
      scan(block);
    }
    settle();
  }

  /** The variables that are read at the start of the block or later, before they are written. */
  BitSet at(int block) {
    return live[block];
  }

  private void settle() {
    for (boolean more = true; more; ) {
      more = false;
      for (int i = blocks.size() - 1; i >= 0; i--) {
        Block block = blocks.get(i);
        BitSet now = new BitSet();
        for (int successor : block.successors()) {
          now.or(live[successor]);
        }
        now.andNot(written[i]);
        now.or(read[i]);
        if (block.handler() != Block.LEAVES) {
          now.or(live[block.handler()]);
        }
        if (!now.equals(live[i])) {
          live[i] = now;
          more = true;
        }
      }
    }
  }

  private void scan(Block block) {
    BitSet reads = new BitSet();
    BitSet writes = new BitSet();
    for (Op op : block.ops()) {
      switch (op) {
        case Op.Copy it -> step(reads, writes, it.to(), it.from());
        case Op.Join it -> step(reads, writes, it.to(), ints(it.from()));
        case Op.Load it -> step(reads, writes, it.to(), it.base());
        case Op.Store it -> step(reads, writes, Op.NONE, it.base(), it.value());
        case Op.LoadStatic it -> step(reads, writes, it.to());
        case Op.StoreStatic it -> step(reads, writes, Op.NONE, it.value());
        case Op.New it -> step(reads, writes, it.to());
        case Op.Closure it -> step(reads, writes, it.to(), ints(it.captured()));
        case Op.NewPool it -> step(reads, writes, it.to(), it.parent());
        case Op.Call it -> {
          step(reads, writes, Op.NONE, it.receiver());
          step(reads, writes, it.to(), ints(it.arguments()));
        }
        case Op.Close it -> step(reads, writes, Op.NONE, it.value());
        case Op.Use it -> step(reads, writes, Op.NONE, it.value());
        case Op.Ask it -> step(reads, writes, Op.NONE, it.value());
        case Op.Assume it -> step(reads, writes, Op.NONE, it.value());
        case Op.Await it -> step(reads, writes, Op.NONE, it.value());
        case Op.AssumeNull it -> step(reads, writes, Op.NONE, it.value());
        case Op.IterationEnd _ -> {}
        case Op.Return it -> step(reads, writes, Op.NONE, it.value());
        case Op.Throw it -> step(reads, writes, Op.NONE, it.value());
      }
    }
    read[block.id()] = reads;
    written[block.id()] = writes;
    live[block.id()] = new BitSet();
  }

  private static void step(BitSet reads, BitSet writes, int to, int... from) {
    for (int each : from) {
      if (each != Op.NONE && !writes.get(each)) {
        reads.set(each);
      }
    }
    if (to != Op.NONE) {
      writes.set(to);
    }
  }

  private static int[] ints(List<Integer> list) {
    int[] ints = new int[list.size()];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = list.get(i);
    }
    return ints;
  }
}
