package dev.lifeguard.runtime;

import dev.lifeguard.runtime.Registration.Sort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What pools should do, as simply as it can be said: lists, flags and recursion; one thread, no
 * speed, no million of anything.
 */
final class ModelWorld implements World {

  private enum State {
    OPEN,
    CLEARING,
    CLOSING,
    CLOSED
  }

  private static final class Node {
    final @Nullable Node parent;
    final int number;
    final List<Node> children = new ArrayList<>();
    final List<Act> before = new ArrayList<>();
    final List<Act> after = new ArrayList<>();
    final List<Act> notices = new ArrayList<>();
    final List<Act> processes = new ArrayList<>();
    final List<Act> temporaries = new ArrayList<>();
    final List<Segment> segments = new ArrayList<>();
    State state = State.OPEN;

    Node(@Nullable Node parent, int number) {
      this.parent = parent;
      this.number = number;
    }

    List<Act> list(Sort sort) {
      return switch (sort) {
        case BEFORE_CLOSE -> before;
        case ON_CLOSE -> after;
        case WHEN_CLOSING -> notices;
        case PROCESS -> processes;
        case TEMPORARY -> temporaries;
      };
    }

    boolean isGoing() {
      return state == State.CLEARING || state == State.CLOSING;
    }

    /** As its users see it: a pool goes with those around it. */
    String phase() {
      return switch (state) {
        case CLOSING -> "closing";
        case CLOSED -> "closed";
        case OPEN, CLEARING -> {
          Node above = parent;
          while (above != null && above.state == State.OPEN) {
            above = above.parent;
          }
          yield above == null ? "open" : "closing";
        }
      };
    }

    /** Whether this is {@code other} or above it. */
    boolean isAbove(Node other) {
      for (Node node = other; node != null; node = node.parent) {
        if (node == this) {
          return true;
        }
      }
      return false;
    }
  }

  private static final class Act {
    final Sort sort;
    final ThrowingRunnable action;
    @Nullable Node home;

    Act(Sort sort, ThrowingRunnable action, Node home) {
      this.sort = sort;
      this.action = action;
      this.home = home;
    }
  }

  private static final class Segment {
    boolean alive = true;
  }

  /** One call of close or clear that is at work, and the ancestor that it is to go on with. */
  private static final class Frame {
    Node root;
    @Nullable Node then;
    @Nullable Throwable failure;

    Frame(Node root) {
      this.root = root;
    }

    void add(Throwable thrown) {
      Throwable unchecked = unchecked(thrown);
      if (failure == null) {
        failure = unchecked;
      } else if (!failure.equals(unchecked)) {
        failure.addSuppressed(unchecked);
      }
    }
  }

  private final List<Node> nodes = new ArrayList<>();
  private final List<Act> acts = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();

  /** Innermost first. */
  private final Deque<Frame> frames = new ArrayDeque<>();

  @Override
  public int root() {
    nodes.add(new Node(null, nodes.size()));
    return nodes.size() - 1;
  }

  @Override
  public int subPool(int pool) {
    Node parent = admit(pool);
    Node child = new Node(parent, nodes.size());
    parent.children.add(child);
    nodes.add(child);
    return child.number;
  }

  private Node admit(int pool) {
    Node node = nodes.get(pool);
    if (node.state == State.CLOSED) {
      throw new PoolClosedException("closed", null);
    }
    return node;
  }

  @Override
  public void close(int pool) {
    Node node = nodes.get(pool);
    if (node.isGoing()) {
      node.state = State.CLOSING;
    } else if (node.state == State.OPEN) {
      node.state = State.CLOSING;
      takeDown(node);
    }
  }

  @Override
  public void clear(int pool) {
    Node node = admit(pool);
    if (!node.isGoing()) {
      node.state = State.CLEARING;
      takeDown(node);
    }
  }

  private void takeDown(Node node) {
    Frame below = null;
    for (Frame frame : frames) {
      if (node.isAbove(frame.root)) {
        below = frame; // the outermost is the last
      }
    }
    if (below == null) {
      run(new Frame(node));
    } else if (below.then == null || node.isAbove(below.then)) {
      below.then = node;
    }
  }

  private void run(Frame frame) {
    frames.push(frame);
    Node node = frame.root;
    while (node != null) {
      frame.root = node;
      destroy(node, frame);
      node = frame.then;
      frame.then = null;
    }
    frames.pop();
    if (frame.failure != null) {
      rethrow(frame.failure);
    }
  }

  private void destroy(Node node, Frame frame) {
    while (true) {
      if (!node.before.isEmpty()) {
        perform(node.before.getLast(), frame);
      } else if (!node.children.isEmpty()) {
        Node child = node.children.getLast();
        child.state = State.CLOSING;
        destroy(child, frame);
      } else if (!node.after.isEmpty()) {
        perform(node.after.getLast(), frame);
      } else if (!node.processes.isEmpty()) {
        List<Act> batch = List.copyOf(node.processes.reversed());
        batch.forEach(ModelWorld::take);
        batch.forEach(act -> run(act, frame));
      } else if (!node.segments.isEmpty()) {
        dropNotices(node);
        node.segments.forEach(segment -> segment.alive = false);
        node.segments.clear();
      } else if (!node.temporaries.isEmpty()) {
        dropNotices(node);
        perform(node.temporaries.getLast(), frame);
      } else {
        break;
      }
    }
    dropNotices(node);
    if (node.state == State.CLEARING) {
      node.state = State.OPEN;
    } else {
      node.state = State.CLOSED;
      if (node.parent != null) {
        node.parent.children.remove(node);
      }
    }
  }

  /** Nobody was waited for. */
  private static void dropNotices(Node node) {
    List.copyOf(node.notices).forEach(ModelWorld::take);
  }

  private static void perform(Act act, Frame frame) {
    take(act);
    run(act, frame);
  }

  private static void run(Act act, Frame frame) {
    try {
      act.action.run();
    } catch (Throwable failure) {
      frame.add(failure);
    }
  }

  private static boolean take(Act act) {
    Node home = act.home;
    if (home == null) {
      return false;
    }
    home.list(act.sort).remove(act);
    act.home = null;
    return true;
  }

  @Override
  public int register(int pool, Sort sort, ThrowingRunnable action) {
    Node home = admit(pool);
    Act act = new Act(sort, action, home);
    home.list(sort).add(act);
    acts.add(act);
    return acts.size() - 1;
  }

  @Override
  public boolean cancel(int cleanup) {
    return take(acts.get(cleanup));
  }

  @Override
  public void runNow(int cleanup) {
    Act act = acts.get(cleanup);
    if (take(act)) {
      try {
        act.action.run();
      } catch (Throwable failure) {
        rethrow(unchecked(failure));
      }
    }
  }

  @Override
  public void moveTo(int cleanup, int pool) {
    Act act = acts.get(cleanup);
    if (act.home == null) {
      throw new IllegalStateException("nothing to move");
    }
    Node home = admit(pool);
    take(act);
    act.home = home;
    home.list(act.sort).add(act);
  }

  @Override
  public int own(int pool, ThrowingRunnable closing) {
    return own(pool, Sort.ON_CLOSE, closing);
  }

  @Override
  public int ownProcess(int pool, ThrowingRunnable kill) {
    return own(pool, Sort.PROCESS, kill);
  }

  private int own(int pool, Sort sort, ThrowingRunnable closing) {
    if (nodes.get(pool).state == State.CLOSED) {
      var refusal = new PoolClosedException("closed", null);
      try {
        closing.run();
      } catch (Throwable failure) {
        refusal.addSuppressed(failure);
      }
      throw refusal;
    }
    return register(pool, sort, () -> close(closing));
  }

  /** What a resource throws is told with its name. */
  private static void close(ThrowingRunnable closing) throws Exception {
    try {
      closing.run();
    } catch (CleanupException named) {
      throw named;
    } catch (Exception failure) {
      throw new CleanupException("?", failure);
    }
  }

  @Override
  public int allocate(int pool) {
    Segment segment = new Segment();
    admit(pool).segments.add(segment);
    segments.add(segment);
    return segments.size() - 1;
  }

  @Override
  public int pools() {
    return nodes.size();
  }

  @Override
  public int cleanups() {
    return acts.size();
  }

  @Override
  public List<String> picture() {
    List<String> picture = new ArrayList<>();
    for (Node node : nodes) {
      List<Integer> children = node.children.stream().map(child -> child.number).toList();
      picture.add(
          "%s%s%d/%d/%d"
              .formatted(
                  node.phase(),
                  children,
                  node.before.size(),
                  node.after.size() + node.processes.size() + node.temporaries.size(),
                  node.notices.size()));
    }
    segments.forEach(segment -> picture.add(segment.alive ? "alive" : "dead"));
    return picture;
  }

  private static Throwable unchecked(Throwable failure) {
    return failure instanceof RuntimeException || failure instanceof Error
        ? failure
        : new CleanupException("?", failure);
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) Objects.requireNonNull(failure);
  }
}
