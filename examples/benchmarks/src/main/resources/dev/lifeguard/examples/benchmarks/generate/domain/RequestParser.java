package domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes lines apart. Knows nothing of pools. */
public final class RequestParser {

  private static final int MAX_WORDS = 16;

  private RequestParser() {}

  public static Request parse(String line) {
    List<String> words = words(line);
    if (words.isEmpty()) {
      return new Request.Unknown("");
    }
    String verb = words.getFirst().toUpperCase(Locale.ROOT);
    List<String> arguments = words.subList(1, words.size());
    return switch (verb) {
      case "LOGIN" -> new Request.Login(argument(arguments, 0), argument(arguments, 1));
      case "GET" -> new Request.Get(argument(arguments, 0), number(argument(arguments, 1), 0));
      case "PUT" -> new Request.Put(argument(arguments, 0), false);
      case "APPEND" -> new Request.Put(argument(arguments, 0), true);
      case "FIND" ->
          new Request.Find(argument(arguments, 0), (int) number(argument(arguments, 1), 100));
      case "SET" -> new Request.Set(argument(arguments, 0), List.copyOf(tail(arguments)));
      case "QUIT" -> new Request.Quit();
      default -> new Request.Unknown(verb);
    };
  }

  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length() && words.size() < MAX_WORDS; i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
      } else if (Character.isWhitespace(c) && !quoted) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        word.append(c);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  private static String argument(List<String> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : "";
  }

  private static List<String> tail(List<String> arguments) {
    return arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
  }

  private static long number(String text, long otherwise) {
    try {
      return text.isEmpty() ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  // if n % 4 == 0
  static String quote(String word) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : word.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.append('"').toString();
  }
  // end
}
