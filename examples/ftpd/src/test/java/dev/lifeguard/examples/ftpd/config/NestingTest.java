package dev.lifeguard.examples.ftpd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.pools.Config;
import dev.lifeguard.examples.ftpd.pools.Generation;
import dev.lifeguard.runtime.PoolTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sections in sections: what comes out is what went in, or nothing. */
final class NestingTest {

  private static final int ROUNDS = 200;

  private final TestConfigs configs = new TestConfigs();

  @TempDir Path root;

  @AfterEach
  void closePools() {
    configs.close();
  }

  /** A random configuration: its text, and what is expected to come of it. */
  private final class Made {

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder expected = new StringBuilder();

    Made(long seed) {
      this.random = new Random(seed);
      line("DefaultRoot \"" + root + "\"");
      expected.append("DefaultRoot ");
      fill(
          List.of("<Directory /a>", "<Anonymous \"" + root + "\">", "<Limit ALL>"), "Umask 022", 0);
    }

    private void fill(List<String> sections, String directive, int depth) {
      for (int i = random.nextInt(4); i > 0; i--) {
        if (random.nextBoolean()) {
          line(directive);
          expected.append(name(directive)).append(' ');
        } else if (random.nextInt(4) == 0 && depth < 6) {
          tag("<IfModule !mod_none.c>", "</IfModule>", () -> fill(sections, directive, depth + 1));
        } else if (!sections.isEmpty()) {
          section(sections.get(random.nextInt(sections.size())), depth);
        }
      }
    }

    private void section(String tag, int depth) {
      String name = name(tag.substring(1).replace(">", ""));
      if (name.equals("Anonymous") && expected.indexOf("<Anonymous>") >= 0) {
        return; // there is one at most
      }
      expected.append('<').append(name).append("> { ");
      List<String> inner =
          switch (name) {
            case "Anonymous" -> List.of("<Directory /a>", "<Limit ALL>");
            case "Directory" -> List.of("<Limit ALL>");
            default -> List.of();
          };
      String directive = name.equals("Limit") ? "AllowAll" : "Umask 022";
      tag(tag, "</" + name + ">", () -> fill(inner, directive, depth + 1));
      expected.append("} ");
    }

    private static String name(String line) {
      return line.split(" ", 2)[0];
    }

    private void tag(String open, String close, Runnable inside) {
      line(open);
      inside.run();
      line(close);
    }

    /** Writes a line with blanks, comments and continuations that change nothing. */
    private void line(String line) {
      String blanks = " ".repeat(random.nextInt(3));
      String shown = random.nextInt(3) == 0 ? line.replaceFirst(" ", " \\\\\n ") : line;
      String comment = random.nextInt(3) == 0 ? " # </Limit>" : "";
      text.append(blanks).append(shown).append(comment).append('\n');
      if (random.nextInt(4) == 0) {
        text.append("# <Limit ALL>\n\n");
      }
    }
  }

  private static String shown(List<Config> configs) {
    return configs.stream()
        .map(
            c ->
                c.name() + " " + (c.name().startsWith("<") ? "{ " + shown(c.configs()) + "} " : ""))
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatGoesInComesOut(long seed) throws Exception {
    PoolTree empty = configs.pools();
    for (int i = 0; i < ROUNDS; i++) {
      var made = new Made(seed * ROUNDS + i);
      Generation generation = configs.load(made.text.toString());
      assertEquals(
          made.expected.toString(),
          shown(generation.servers().getFirst().configs()),
          made.text::toString);
      generation.pool().close();
      assertEquals(empty, configs.pools());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void withALineTakenOutOfItsTagsNothingStays(long seed) throws Exception {
    PoolTree empty = configs.pools();
    int broken = 0;
    for (int i = 0; i < ROUNDS; i++) {
      var made = new Made(seed * ROUNDS + i);
      int tag = made.text.lastIndexOf("\n</");
      if (tag >= 0) {
        broken++;
        String text = made.text.deleteCharAt(tag + 2).toString();
        assertThrows(ConfigException.class, () -> configs.load(text), text);
        assertEquals(empty, configs.pools());
      }
    }
    assertEquals(true, broken > ROUNDS / 10, "configurations with sections");
  }

  @Test
  void thereIsABound() throws Exception {
    String open = "<IfModule !x>\n";
    String close = "</IfModule>\n";
    String first = "DefaultRoot \"" + root + "\"\n";
    configs.load(first + open.repeat(64) + close.repeat(64));
    var deep =
        assertThrows(
            ConfigException.class, () -> configs.load(first + open.repeat(65) + close.repeat(65)));
    assertEquals("f:66:1: sections are more than 64 deep", deep.getMessage());
  }
}
