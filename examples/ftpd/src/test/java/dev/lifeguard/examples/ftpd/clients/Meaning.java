package dev.lifeguard.examples.ftpd.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What replies and data say to a program: codes, and what has a form; no text that is for people.
 */
final class Meaning {

  private static final Pattern QUOTED = Pattern.compile("257 (\"(?:[^\"]|\"\")*\").*");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** A line of LIST: the mode, four columns, the date, the name. */
  private static final Pattern LONG_LINE =
      Pattern.compile(" *([-dl][-rwxst]{9}) +\\d+ +\\S+ +\\S+ +(\\d+) \\w{3} +\\d+ +[\\d:]+ (.*)");

  /** Facts that both servers know, and that are no servers' own affair. */
  private static final Set<String> FACTS = Set.of("type", "size", "modify", "perm");

  private Meaning() {}

  /**
   * What came back.
   *
   * @param received over the data connection; null if nothing was to be received
   */
  static String of(Script.Step step, List<List<String>> replies, byte @Nullable [] received) {
    List<String> parts = new ArrayList<>();
    for (List<String> reply : replies) {
      parts.add(reply.getFirst().substring(0, 3) + said(step, reply));
    }
    if (received != null) {
      parts.add(data(step, received));
    }
    return visible(String.join(" ", parts).strip());
  }

  static String visible(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(found -> "(%02x)".formatted((int) found.group().charAt(0)));
  }

  private static String said(Script.Step step, List<String> reply) {
    String first = reply.getFirst();
    List<String> inner = reply.size() < 3 ? List.of() : reply.subList(1, reply.size() - 1);
    return switch (first.substring(0, 3)) {
      case "257" -> {
        Matcher quoted = QUOTED.matcher(first);
        yield quoted.matches() ? " " + quoted.group(1) : " without a path";
      }
      case "213" -> step.verb().equals("STAT") ? longLines(inner) : first.substring(3);
      case "212" -> longLines(inner);
      case "250" -> step.verb().equals("MLST") ? facts(inner) : "";
      case "211" -> step.verb().equals("FEAT") ? features(inner) : "";
      case "200" -> step.line().startsWith("OPTS MLST") ? first.substring(3) : "";
      default -> "";
    };
  }

  private static String features(List<String> lines) {
    return " "
        + lines.stream()
            .map(line -> line.strip().toUpperCase(Locale.ROOT))
            .map(line -> line.startsWith("MLST") ? "MLST" : line)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String data(Script.Step step, byte[] received) {
    List<String> lines = new String(received, UTF_8).lines().toList();
    return switch (step.verb()) {
      case "LIST" -> longLines(lines).strip();
      case "NLST" -> new TreeSet<>(lines).toString();
      case "MLSD" -> facts(lines).strip();
      default -> received.length + " bytes " + Trees.hash(received).substring(0, 8);
    };
  }

  private static String longLines(Collection<String> lines) {
    return " "
        + lines.stream()
            .map(LONG_LINE::matcher)
            .map(line -> line.matches() ? entry(line) : "?")
            .sorted()
            .toList();
  }

  /** The size of a directory is the file system's affair. */
  private static String entry(Matcher line) {
    String size = line.group(1).startsWith("-") ? " " + line.group(2) : "";
    return line.group(1) + size + " " + line.group(3);
  }

  private static String facts(Collection<String> lines) {
    return " " + lines.stream().map(Meaning::factsOf).sorted().toList();
  }

  private static String factsOf(String line) {
    String[] parts = line.stripLeading().split("; ", 2);
    boolean directory = parts[0].toLowerCase(Locale.ROOT).contains("dir;");
    String facts =
        Stream.of(parts[0].split(";", -1))
            .map(fact -> fact.split("=", 2))
            .filter(fact -> fact.length == 2)
            .filter(fact -> FACTS.contains(fact[0].toLowerCase(Locale.ROOT)))
            .filter(fact -> !directory || !fact[0].toLowerCase(Locale.ROOT).matches("size|modify"))
            .map(fact -> fact[0].toLowerCase(Locale.ROOT) + "=" + value(fact))
            .sorted()
            .collect(Collectors.joining(";"));
    return parts.length == 2 ? facts + " " + parts[1] : facts + " without a name";
  }

  /** The order of permissions does not matter. */
  private static String value(String[] fact) {
    if (!fact[0].equalsIgnoreCase("perm")) {
      return fact[1];
    }
    char[] letters = fact[1].toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }
}
