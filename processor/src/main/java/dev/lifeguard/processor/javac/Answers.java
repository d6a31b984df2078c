package dev.lifeguard.processor.javac;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Where a body asks {@link Question}s, and where their answers change. */
final class Answers {

  /** A block ends with a question: where control goes then. */
  record Fork(Question question, int whenYes, int whenNo) {}

  /** A local has a new value; of a flag it may be known. */
  record Change(Element local, @Nullable Boolean value) {}

  private final Map<Integer, Fork> forks = new LinkedHashMap<>();
  private final Map<Integer, List<Change>> changes = new LinkedHashMap<>();
  private final Set<Element> assigned = new HashSet<>();

  void asked(int block, Fork fork) {
    forks.put(block, fork);
  }

  @Nullable Fork fork(int block) {
    return forks.get(block);
  }

  /** At the beginning of a block, or before anything of it asks for the local, that changes. */
  void changed(int block, Change change) {
    changes.computeIfAbsent(block, _ -> new ArrayList<>(1)).add(change);
  }

  List<Change> changes(int block) {
    return changes.getOrDefault(block, List.of());
  }

  /** The local is assigned somewhere in the middle of a block, so nothing is known of it. */
  void assigned(Element local) {
    assigned.add(local);
  }

  /**
   * The questions that are worth remembering the answers of, for they are asked again, or it is
   * known what a flag was set to: such flags first.
   */
  List<Question> worthwhile() {
    Set<Question> set = new LinkedHashSet<>();
    for (List<Change> each : changes.values()) {
      for (Change change : each) {
        if (change.value() != null) {
          set.add(Question.flag(change.local()));
        }
      }
    }
    Set<Question> once = new HashSet<>();
    Set<Question> again = new LinkedHashSet<>();
    for (Fork fork : forks.values()) {
      if (!once.add(fork.question())) {
        again.add(fork.question());
      }
    }
    set.retainAll(once);
    set.addAll(again);
    return set.stream().filter(each -> assigned.stream().noneMatch(each::mentions)).toList();
  }
}
