package dev.lifeguard.processor.flow.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * Operations in a row, and where control goes after them. A block whose last operation is a {@link
 * Op.Return} or a {@link Op.Throw} has no successors.
 */
public final class Block {

  /** The handler of a block outside of every {@code try}: an exception leaves the body. */
  public static final int LEAVES = -1;

  private final int id;
  private final int handler;
  private final List<Op> ops = new ArrayList<>();
  private final List<Integer> successors = new ArrayList<>();

  /**
   * A new block.
   *
   * @param id its index in the body
   * @param handler the block where control goes when an operation of this one throws
   */
  public Block(int id, int handler) {
    this.id = id;
    this.handler = handler;
  }

  public int id() {
    return id;
  }

  public int handler() {
    return handler;
  }

  public List<Op> ops() {
    return ops;
  }

  public List<Integer> successors() {
    return successors;
  }
}
