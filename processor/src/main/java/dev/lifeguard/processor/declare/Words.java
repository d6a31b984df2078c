package dev.lifeguard.processor.declare;

import dev.lifeguard.processor.model.Kind;
import dev.lifeguard.processor.model.KindGraph;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** How messages name things: short, and the way they stand in the source. */
final class Words {

  /** Vowels, but for the u of "user" and "unit", and letters that are spelt, as in Http and Ftp. */
  private static final Pattern VOWEL_SOUND =
      Pattern.compile("[AEIO]|U(?!n?i|s)|H[^aeiouy]|F[^aeioulry]|X[^aei]");

  private Words() {}

  /** A type as in source code, without packages and annotations. */
  static String name(TypeMirror type) {
    return switch (type) {
      case DeclaredType declared -> declared.asElement().getSimpleName() + arguments(declared);
      case ArrayType array -> name(array.getComponentType()) + "[]";
      case WildcardType wildcard when wildcard.getExtendsBound() != null ->
          "? extends " + name(wildcard.getExtendsBound());
      case WildcardType wildcard when wildcard.getSuperBound() != null ->
          "? super " + name(wildcard.getSuperBound());
      case WildcardType _ -> "?";
      default -> type.getKind().isPrimitive() ? keyword(type) : type.toString();
    };
  }

  /** A member as {@code Server.current}. */
  static String member(TypeElement owner, Element member) {
    return owner.getSimpleName() + "." + member.getSimpleName();
  }

  /** The name with its indefinite article, which goes by the sound: a Session, an HttpRequest. */
  static String a(String name) {
    return (VOWEL_SOUND.matcher(name).lookingAt() ? "an " : "a ") + name;
  }

  /** The same at the beginning of a sentence. */
  static String one(String name) {
    return "A" + a(name).substring(1);
  }

  /** "A", "A or B", "A, B or C". */
  static String or(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** A shortest way down to the kind, as {@code Daemon > Server > Session}. */
  static String path(KindGraph graph, Kind kind) {
    return graph.path(kind).stream().map(Kind::name).collect(Collectors.joining(" > "));
  }

  /** Where two things live, in two aligned lines; namesakes are told apart by their kinds. */
  static List<String> homes(
      KindGraph graph, String first, Kind firstKind, String second, Kind secondKind) {
    if (!first.equals(second)) {
      int width = Math.max(first.length(), second.length());
      return List.of(home(graph, first, firstKind, width), home(graph, second, secondKind, width));
    }
    return firstKind.equals(secondKind)
        ? List.of(home(graph, first, firstKind, first.length()))
        : homes(
            graph, firstKind.qualifiedName(), firstKind, secondKind.qualifiedName(), secondKind);
  }

  private static String home(KindGraph graph, String name, Kind kind, int width) {
    return name + " ".repeat(width - name.length()) + "  lives in  " + path(graph, kind);
  }

  private static String arguments(DeclaredType type) {
    return type.getTypeArguments().isEmpty()
        ? ""
        : type.getTypeArguments().stream()
            .map(Words::name)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String keyword(TypeMirror type) {
    return type.getKind().name().toLowerCase(Locale.ROOT);
  }
}
