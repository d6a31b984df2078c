package domain;

import java.util.List;
import java.util.StringJoiner;

/** An answer: a code and lines. */
public record Reply(int code, List<String> lines) {

  public static final Reply BYE = of(221, "Goodbye");

  public Reply {
    lines = List.copyOf(lines);
  }

  public static Reply of(int code, String line) {
    return new Reply(code, List.of(line));
  }

  public static Reply formatted(int code, String format, Object... arguments) {
    return of(code, String.format(format, arguments));
  }

  public boolean isError() {
    return code >= 400;
  }

  public String text() {
    StringJoiner text = new StringJoiner("\r\n", "", "\r\n");
    int last = lines.size() - 1;
    for (int i = 0; i <= last; i++) {
      text.add(code + (i < last ? "-" : " ") + lines.get(i));
    }
    return text.toString();
  }

  public int length() {
    return lines.stream().mapToInt(String::length).sum();
  }
}
