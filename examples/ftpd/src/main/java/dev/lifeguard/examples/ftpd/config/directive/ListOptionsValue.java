package dev.lifeguard.examples.ftpd.config.directive;

import dev.lifeguard.examples.ftpd.config.rules.ListOptions;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Position;
import dev.lifeguard.examples.ftpd.config.text.Warning;
import dev.lifeguard.examples.ftpd.config.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The arguments of ListOptions: letters, and behind them words that say how they are meant. */
final class ListOptionsValue implements Value<ListOptions> {

  /** Those that listings know, and {@code U}, which asks for what they do anyway. */
  private static final String SERVED = "aAl1tSrFU";

  @Override
  public ListOptions of(Arguments arguments) throws ConfigException {
    arguments.count(1, Integer.MAX_VALUE);
    String flags = arguments.text(0);
    if (!flags.matches("|[-+][A-Za-z1]+( +[-+][A-Za-z1]+)*")) {
      throw arguments.wrong(0, "options like -a");
    }
    boolean strict = false;
    int most = Integer.MAX_VALUE;
    Optional<String> only = Optional.empty();
    for (int i = 1; i < arguments.size(); i++) {
      switch (keyword(arguments, i)) {
        case "strict" -> strict = true;
        case "listonly" -> only = Optional.of("LIST");
        case "nlstonly" -> only = Optional.of("NLST");
        case "maxfiles" -> most = number(arguments, ++i);
        case "maxdirs", "maxdepth" -> number(arguments, ++i);
        case "noerrorifabsent", "adjustedsymlinks", "noadjustedsymlinks", "sortednlst" -> {}
        default -> throw arguments.wrong(i, "options, and strict, maxfiles or the like");
      }
    }
    return new ListOptions(flags, strict, most, only);
  }

  private static String keyword(Arguments arguments, int index) {
    return arguments.text(index).toLowerCase(Locale.ROOT);
  }

  private static int number(Arguments arguments, int index) throws ConfigException {
    arguments.count(index + 1, Integer.MAX_VALUE);
    return Values.number(arguments, index, 1, Integer.MAX_VALUE);
  }

  @Override
  public List<Warning> warnings(Arguments arguments) {
    List<Warning> warnings = new ArrayList<>(lettersNotServed(arguments.words().getFirst()));
    for (int i = 1; i < arguments.size(); i++) {
      Word word = arguments.words().get(i);
      switch (keyword(arguments, i)) {
        case "maxdirs", "maxdepth", "noerrorifabsent", "adjustedsymlinks", "sortednlst" ->
            warnings.add(notInForce(arguments.name() + " " + word.text(), word.at()));
        default -> {}
      }
    }
    return warnings;
  }

  /** What is asked for, and not what is forbidden. */
  private static List<Warning> lettersNotServed(Word word) {
    List<Warning> warnings = new ArrayList<>();
    boolean asks = false;
    for (int i = 0; i < word.text().length(); i++) {
      char letter = word.text().charAt(i);
      switch (letter) {
        case '-' -> asks = true;
        case '+', ' ' -> asks = false;
        default -> {
          if (asks && SERVED.indexOf(letter) < 0) {
            warnings.add(notInForce("ListOptions -" + letter, behind(word, i)));
          }
        }
      }
    }
    return warnings;
  }

  private static Position behind(Word word, int characters) {
    Position at = word.at();
    return new Position(at.file(), at.line(), at.column() + (word.quoted() ? 1 : 0) + characters);
  }

  private static Warning notInForce(String what, Position at) {
    return new Warning(at, what + " is read and not in force");
  }
}
