package dev.lifeguard.examples.ftpd.config.directive;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Position;
import dev.lifeguard.examples.ftpd.config.text.Word;
import java.util.List;

/**
 * What a directive is given.
 *
 * @param name the directive, as messages name it
 * @param at where it stands
 * @param words what follows it
 */
public record Arguments(String name, Position at, List<Word> words) {

  /** Asserts how many there are. */
  void count(int least, int most) throws ConfigException {
    if (words.size() < least) {
      throw new ConfigException(
          at, name + (words.isEmpty() ? " needs an argument" : " needs more arguments"));
    }
    if (words.size() > most) {
      Word extra = words.get(most);
      String all = most == 0 ? "no arguments" : most == 1 ? "one argument" : most + " arguments";
      throw new ConfigException(
          extra.at(), "%s takes %s, and this is another: %s".formatted(name, all, extra.text()));
    }
  }

  int size() {
    return words.size();
  }

  String text(int index) {
    return words.get(index).text();
  }

  /** The argument there is not what it must be. */
  ConfigException wrong(int index, String mustBe) {
    Word word = words.get(index);
    return new ConfigException(
        word.at(), "%s must be %s, not %s".formatted(name, mustBe, word.text()));
  }
}
