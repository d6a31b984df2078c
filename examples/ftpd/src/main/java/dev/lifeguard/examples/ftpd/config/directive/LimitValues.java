package dev.lifeguard.examples.ftpd.config.directive;

import dev.lifeguard.examples.ftpd.config.rules.HostMatch;
import dev.lifeguard.examples.ftpd.config.rules.Order;
import dev.lifeguard.examples.ftpd.config.rules.UserMatch;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the arguments of the directives in a {@code <Limit>} can be. */
final class LimitValues {

  private LimitValues() {}

  static Value<Boolean> present() {
    return arguments -> {
      arguments.count(0, 0);
      return true;
    };
  }

  static Value<Order> order() {
    return arguments -> {
      arguments.count(1, 2);
      String both = String.join("", arguments.words().stream().map(Word::text).toList());
      return switch (both.toLowerCase(Locale.ROOT)) {
        case "allow,deny" -> Order.ALLOW_DENY;
        case "deny,allow" -> Order.DENY_ALLOW;
        default -> throw arguments.wrong(0, "allow,deny or deny,allow");
      };
    };
  }

  /** Names with commas or spaces between, of which one must fit, or all after {@code and}. */
  static Value<UserMatch> users() {
    return arguments -> {
      arguments.count(1, 100);
      String first = arguments.text(0).toLowerCase(Locale.ROOT);
      boolean operator = arguments.size() > 1 && List.of("and", "or").contains(first);
      if (first.equals("regex")) {
        throw arguments.wrong(0, "names of users; expressions are not served");
      }
      List<String> names =
          arguments.words().stream()
              .skip(operator ? 1 : 0)
              .flatMap(word -> Arrays.stream(word.text().split(",", -1)))
              .filter(name -> !name.isEmpty())
              .toList();
      return new UserMatch(first.equals("and") && operator, names);
    };
  }

  static Value<List<HostMatch>> hosts() {
    return arguments -> {
      List<Word> words = arguments.words();
      boolean from = !words.isEmpty() && words.getFirst().text().equalsIgnoreCase("from");
      arguments.count(from ? 2 : 1, Integer.MAX_VALUE);
      List<HostMatch> matches = new ArrayList<>();
      for (int i = from ? 1 : 0; i < words.size(); i++) {
        for (String text : words.get(i).text().split(",", -1)) {
          if (!text.isEmpty()) {
            matches.add(host(arguments, i, text));
          }
        }
      }
      if (matches.isEmpty()) {
        throw arguments.wrong(words.size() - 1, "at least one address");
      }
      return List.copyOf(matches);
    };
  }

  private static HostMatch host(Arguments arguments, int index, String text)
      throws ConfigException {
    Optional<HostMatch> match = HostMatch.parse(text);
    return match.orElseThrow(
        () -> arguments.wrong(index, "all, none, or addresses and networks like 10.0.0.0/8"));
  }
}
