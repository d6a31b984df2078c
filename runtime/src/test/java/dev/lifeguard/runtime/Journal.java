package dev.lifeguard.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Notes what clean-ups do, in order. */
final class Journal {

  private final List<String> entries = Collections.synchronizedList(new ArrayList<>());

  /** An action that makes a note. */
  ThrowingRunnable note(String entry) {
    return () -> entries.add(entry);
  }

  /** An action that makes a note and then fails. */
  ThrowingRunnable noteAndThrow(String entry, Throwable failure) {
    return () -> {
      entries.add(entry);
      sneak(failure);
    };
  }

  /** A resource that makes a note when it is closed. */
  AutoCloseable resource(String entry) {
    return () -> entries.add(entry);
  }

  void write(String entry) {
    entries.add(entry);
  }

  /** Everything noted so far, in one line. */
  String read() {
    return String.join(" ", entries);
  }

  private static void sneak(Throwable failure) throws Exception {
    switch (failure) {
      case Error error -> throw error;
      case Exception exception -> throw exception;
      default -> throw new AssertionError(failure);
    }
  }
}
