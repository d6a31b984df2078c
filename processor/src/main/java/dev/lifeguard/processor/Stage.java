package dev.lifeguard.processor;

import com.sun.source.util.TaskEvent;

/** How far javac is. */
final class Stage {

  private int entering;
  private boolean inRound;
  private boolean analyzing;
  private boolean enteredSinceRound;

  void started(TaskEvent.Kind kind) {
    switch (kind) {
      case ENTER -> entering++;
      case ANNOTATION_PROCESSING_ROUND -> inRound = true;
      case ANALYZE -> analyzing = true;
      default -> {}
    }
  }

  void finished(TaskEvent.Kind kind) {
    switch (kind) {
      case ENTER -> {
        entering--;
        enteredSinceRound = true;
      }
      case ANNOTATION_PROCESSING_ROUND -> {
        inRound = false;
        enteredSinceRound = false;
      }
      default -> {}
    }
  }

  /** Whether javac is in the middle of something, so that a file it reads now is one it has met. */
  boolean isInside() {
    return entering > 0 || inRound || analyzing;
  }

  /**
   * When processors are done: whether javac goes on to bodies. It enters all classes once more
   * after the last round, unless there were errors.
   */
  boolean goesOn() {
    return enteredSinceRound;
  }
}
