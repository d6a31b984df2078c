package dev.lifeguard.processor.javac;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The text of source files, which is gone through sooner than their trees. */
public final class SourceText {

  private SourceText() {}

  /** The text; null if it cannot be read again. */
  public static @Nullable String of(CompilationUnitTree unit) {
    try {
      return unit.getSourceFile().getCharContent(true).toString();
    } catch (IOException | UnsupportedOperationException unreadable) {
      return null;
    }
  }
}
