package dev.lifeguard.examples.ftpd.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client says in one session.
 *
 * @param name unlike all others
 * @param steps one after the other
 */
record Script(String name, List<Step> steps) {

  private static final Pattern ESCAPED = Pattern.compile("\\\\x([0-9a-f]{2})");

  /**
   * Something said.
   *
   * @param label unlike all others in this session
   * @param line a command, in ISO 8859-1 so that it can be any bytes
   * @param content what to send over the data connection; empty if nothing
   * @param meanwhile what to say while data is on its way; empty if nothing
   */
  record Step(String label, String line, String content, String meanwhile) {

    String verb() {
      return line.split(" ", 2)[0];
    }

    private static Step parse(String label, String text) {
      String[] meanwhile = text.split(" &&& ", 2);
      String[] content = meanwhile[0].split(" <<< ", 2);
      return new Step(
          label,
          unescaped(content[0]),
          content.length == 1 ? "" : unescaped(content[1]),
          meanwhile.length == 1 ? "" : unescaped(meanwhile[1]));
    }
  }

  /** All sessions of a resource; how they are written stands at its beginning. */
  static List<Script> read(String resource) throws IOException {
    List<Script> scripts = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    List<Step> steps = List.of();
    for (String line : Resources.lines(resource)) {
      if (line.startsWith("session ")) {
        seen.clear();
        steps = new ArrayList<>();
        scripts.add(new Script(line.substring("session ".length()), steps));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int times = seen.merge(line, 1, Integer::sum);
        steps.add(Step.parse(times == 1 ? line : line + " (" + times + ")", line));
      }
    }
    return scripts;
  }

  private static String unescaped(String text) {
    return ESCAPED
        .matcher(new String(text.getBytes(UTF_8), ISO_8859_1))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  @Override
  public String toString() {
    return name;
  }
}
