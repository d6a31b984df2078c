package domain;

import java.util.ArrayList;
import java.util.List;

/** Patterns with stars. Knows nothing of pools. */
public final class Glob {

  private sealed interface Part {}

  private record Exactly(String text) implements Part {}

  private enum Wild implements Part {
    ONE,
    MANY
  }

  private final List<Part> parts;

  private Glob(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  public static Glob of(String pattern) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      switch (c) {
        case '*', '?' -> {
          if (!text.isEmpty()) {
            parts.add(new Exactly(text.toString()));
            text.setLength(0);
          }
          parts.add(c == '*' ? Wild.MANY : Wild.ONE);
        }
        default -> text.append(c);
      }
    }
    if (!text.isEmpty()) {
      parts.add(new Exactly(text.toString()));
    }
    return new Glob(parts);
  }

  public boolean matches(String name) {
    return matches(name, 0, 0);
  }

  private boolean matches(String name, int at, int part) {
    if (part == parts.size()) {
      return at == name.length();
    }
    return switch (parts.get(part)) {
      case Exactly(String text) ->
          name.startsWith(text, at) && matches(name, at + text.length(), part + 1);
      case Wild.ONE -> at < name.length() && matches(name, at + 1, part + 1);
      case Wild.MANY -> {
        for (int to = at; to <= name.length(); to++) {
          if (matches(name, to, part + 1)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }
}
