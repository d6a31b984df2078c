package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.flow.ir.Block;
import dev.lifeguard.processor.javac.Answers.Change;
import dev.lifeguard.processor.javac.Answers.Fork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells ways through a body apart by what was answered on them: after {@code if (own) pool =
 * open();} a later {@code if (own) pool.close();} is no new question. The blocks between the two
 * are there twice then, once for each answer.
 */
final class Ways {

  /** Two bits for each question: whether the answer is known, and what it is. */
  private static final int MOST_QUESTIONS = 16;

  /** A body may have so many times the blocks afterwards. */
  private static final int GROWTH = 4;

  /** A block, and what is known when it has begun. */
  private record Node(int block, long known) {}

  private final List<Block> blocks;
  private final Answers answers;
  private final Map<Question, Integer> questions = new HashMap<>();

  /** For each block, the questions that are asked there or later, before the answers change. */
  private final long[] wanted;

  private final Map<Node, Integer> numbers = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Integer> handlers = new ArrayList<>();
  private final List<List<Integer>> successors = new ArrayList<>();

  private Ways(List<Block> blocks, Answers answers, List<Question> asked) {
    this.blocks = blocks;
    this.answers = answers;
    this.wanted = new long[blocks.size()];
    for (Question question : asked) {
      questions.put(question, 2 * questions.size());
    }
  }

  /**
   * The blocks of a body whose ways are told apart, by as many questions as it stands, the most
   * telling first; the same if there is nothing to tell.
   */
  static List<Block> apart(List<Block> blocks, Answers answers) {
    List<Question> asked = answers.worthwhile();
    for (int count = Math.min(asked.size(), MOST_QUESTIONS); count > 0; count /= 2) {
      var ways = new Ways(blocks, answers, asked.subList(0, count));
      if (ways.find()) {
        return ways.apart();
      }
    }
    return blocks;
  }

  /** Finds all blocks with what is known there; false if they are too many. */
  private boolean find() {
    findWanted();
    number(0, 0);
    for (int i = 0; i < nodes.size(); i++) {
      if (i > GROWTH * blocks.size()) {
        return false;
      }
      follow(nodes.get(i));
    }
    return true;
  }

  private List<Block> apart() {
    List<Block> apart = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Block copy = new Block(i, handlers.get(i));
      copy.ops().addAll(blocks.get(nodes.get(i).block()).ops());
      copy.successors().addAll(successors.get(i));
      apart.add(copy);
    }
    return apart;
  }

  /** Where control goes from there. */
  private void follow(Node node) {
    Block block = blocks.get(node.block());
    boolean leaves = block.handler() == Block.LEAVES;
    handlers.add(leaves ? Block.LEAVES : number(block.handler(), node.known()));
    List<Integer> next = new ArrayList<>();
    Fork fork = answers.fork(block.id());
    Integer bit = fork == null ? null : questions.get(fork.question());
    for (int successor : block.successors()) {
      if (fork == null || bit == null) {
        add(next, number(successor, node.known()));
        continue;
      }
      boolean answer = successor == fork.whenYes();
      long known = node.known() >> bit & 3;
      if (known == 0 || known == code(answer)) {
        add(next, number(successor, node.known() | code(answer) << bit));
      }
    }
    successors.add(next);
  }

  private static void add(List<Integer> list, int number) {
    if (!list.contains(number)) {
      list.add(number);
    }
  }

  private static long code(boolean answer) {
    return answer ? 3 : 1;
  }

  private int number(int block, long known) {
    var node = new Node(block, changed(block, known) & wanted[block]);
    return numbers.computeIfAbsent(
        node,
        each -> {
          nodes.add(each);
          return nodes.size() - 1;
        });
  }

  /** What is known when a block has begun. */
  private long changed(int block, long before) {
    long known = before;
    for (Change change : answers.changes(block)) {
      known &= ~mask(change);
      Boolean value = change.value();
      Integer bit = value == null ? null : questions.get(Question.flag(change.local()));
      if (value != null && bit != null) {
        known |= code(value) << bit;
      }
    }
    return known;
  }

  /** The questions whose answers change. */
  private long mask(Change change) {
    long mask = 0;
    for (Map.Entry<Question, Integer> each : questions.entrySet()) {
      if (each.getKey().mentions(change.local())) {
        mask |= 3L << each.getValue();
      }
    }
    return mask;
  }

  private void findWanted() {
    boolean more = true;
    while (more) {
      more = false;
      for (Block block : blocks.reversed()) {
        long now = wantedIn(block);
        more |= now != wanted[block.id()];
        wanted[block.id()] = now;
      }
    }
  }

  private long wantedIn(Block block) {
    Fork fork = answers.fork(block.id());
    Integer bit = fork == null ? null : questions.get(fork.question());
    long result = bit == null ? 0 : 3L << bit;
    for (int successor : block.successors()) {
      result |= wantedBefore(successor);
    }
    return block.handler() == Block.LEAVES ? result : result | wantedBefore(block.handler());
  }

  private long wantedBefore(int block) {
    long result = wanted[block];
    for (Change change : answers.changes(block)) {
      result &= ~mask(change);
    }
    return result;
  }
}
