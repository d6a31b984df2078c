package dev.lifeguard.processor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KindGraphTest {

  private final KindGraph graph = new KindGraph();

  private final Kind daemon = permanent("Daemon");
  private final Kind server = kind("Server", "Daemon");
  private final Kind session = kind("Session", "Server");
  private final Kind config = kind("Config", "Server", "Config");

  @Test
  void anAncestorOutlivesWhatIsInsideIt() {
    assertTrue(graph.outlives(server, session));
    assertTrue(graph.outlives(daemon, session));
    assertFalse(graph.outlives(session, server));
    assertFalse(graph.outlives(server, daemon));
  }

  @Test
  void siblingsDoNotOutliveEachOther() {
    assertFalse(graph.outlives(session, config));
    assertFalse(graph.outlives(config, session));
  }

  @Test
  void aKindMayContainItselfAndIsStillOutlivedByWhatIsAbove() {
    assertTrue(graph.outlives(server, config));
    assertTrue(graph.mayContain(config, config));
    assertFalse(graph.mayContain(session, session));
    assertTrue(graph.isReachable(config));
  }

  @Test
  void oneOfTwoWaysDownIsNotEnough() {
    Kind worker = kind("Worker", "Server");
    Kind connection = kind("Connection", "Session", "Worker");

    assertFalse(graph.outlives(session, connection));
    assertFalse(graph.outlives(worker, connection));
    assertTrue(graph.outlives(server, connection));
    assertTrue(graph.mayContain(worker, connection));
  }

  @Test
  void aPermanentKindOutlivesWhatIsUnderAnotherRoot() {
    kind("Tool");
    Kind run = kind("Run", "Tool");

    assertTrue(graph.outlives(daemon, run));
    assertFalse(graph.outlives(run, daemon));
  }

  @Test
  void aRingThatNoRootReachesIsFound() {
    Kind one = kind("One", "Two");
    Kind two = kind("Two", "One");
    Kind below = kind("Below", "Two");

    assertFalse(graph.isReachable(one));
    assertFalse(graph.isReachable(two));
    assertFalse(graph.isReachable(below));
    assertEquals(List.of(below), graph.path(below));
  }

  @Test
  void theShortestWayDownIsShown() {
    assertEquals(List.of(daemon, server, config), graph.path(config));
    assertEquals(List.of(daemon), graph.path(daemon));
  }

  @Test
  void whatIsAddedLaterChangesNoAnswer() {
    assertTrue(graph.outlives(server, session));
    kind("Request", "Session", "Daemon");
    assertTrue(graph.outlives(server, session));
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  /** Compares with the definition: every path down from a root passes through the upper kind. */
  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithTheDefinitionOnRandomGraphs(int seed) {
    var random = new Random(seed);
    var random6 = new KindGraph();
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      List<String> parents = new ArrayList<>();
      for (int j = 0; j < 6; j++) {
        if (i > 0 && random.nextInt(4) == 0) {
          parents.add("K" + j);
        }
      }
      Kind kind = new Kind("K" + i, "K" + i, false, false, false, parents);
      random6.add(kind);
      kinds.add(kind);
    }
    for (Kind upper : kinds) {
      for (Kind lower : kinds) {
        boolean everyPath = pathsFromRoots(lower, kinds).stream().allMatch(p -> p.contains(upper));
        assertEquals(
            everyPath || upper.equals(lower),
            random6.outlives(upper, lower),
            () -> "seed " + seed + ": " + upper + " outlives " + lower + " in " + parents(kinds));
      }
    }
  }

  /** All ways from a root down to a kind that pass no kind twice. */
  private static List<Set<Kind>> pathsFromRoots(Kind kind, List<Kind> kinds) {
    List<Set<Kind>> found = new ArrayList<>();
    climb(kind, new HashSet<>(Set.of(kind)), kinds, found);
    return found;
  }

  private static void climb(Kind at, Set<Kind> passed, List<Kind> kinds, List<Set<Kind>> found) {
    if (at.isRoot()) {
      found.add(new HashSet<>(passed));
    }
    for (Kind parent : kinds) {
      if (at.parents().contains(parent.qualifiedName()) && passed.add(parent)) {
        climb(parent, passed, kinds, found);
        passed.remove(parent);
      }
    }
  }

  private static String parents(List<Kind> kinds) {
    return kinds.stream().map(kind -> kind + " in " + kind.parents()).toList().toString();
  }

  private Kind kind(String name, String... parents) {
    return add(new Kind(name, name, false, false, false, List.of(parents)));
  }

  private Kind permanent(String name) {
    return add(new Kind(name, name, false, true, false, List.of()));
  }

  private Kind add(Kind kind) {
    graph.add(kind);
    return kind;
  }
}
