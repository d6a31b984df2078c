package dev.lifeguard.runtime;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Remembers where a pool was closed, while {@code lifeguard.trace} is on. */
final class ClosedWhere extends Exception {

  private static final long serialVersionUID = 1;

  /** Who is between the user's call and the end of the pool. */
  private static final Set<String> MACHINERY =
      Stream.of(
              ClosedWhere.class,
              Life.class,
              Particulars.class,
              Teardown.class,
              ResourcePool.class,
              Structs.class,
              ChildSlot.class,
              ChildPool.class)
          .map(Class::getName)
          .collect(Collectors.toUnmodifiableSet());

  /** Whether closings are traced: a stack trace each, so not by default. Tests switch it. */
  static volatile boolean tracing = Boolean.getBoolean("lifeguard.trace");

  private ClosedWhere() {
    super();
  }

  /** The place that is closing a pool just now; null unless tracing is on. */
  static @Nullable ClosedWhere here() {
    return tracing ? new ClosedWhere() : null;
  }

  @Override
  public String getMessage() {
    return "(closed at " + place() + ")";
  }

  private String place() {
    return Arrays.stream(getStackTrace())
        .filter(frame -> !isMachinery(frame))
        .findFirst()
        .map(StackTraceElement::toString)
        .orElse("an unknown place");
  }

  /** Whether a frame is ours or that of a generated struct's close(). */
  private static boolean isMachinery(StackTraceElement frame) {
    return MACHINERY.contains(frame.getClassName()) || frame.getClassName().endsWith("Rec");
  }
}
