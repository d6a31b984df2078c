package dev.lifeguard.examples.ftpd.config.parse;

import dev.lifeguard.examples.ftpd.config.directive.Arguments;
import dev.lifeguard.examples.ftpd.config.directive.Directive;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Position;
import dev.lifeguard.examples.ftpd.config.text.Word;
import dev.lifeguard.examples.ftpd.pools.Config;
import dev.lifeguard.examples.ftpd.pools.ConfigRec;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The directives of a server, or of a section of it: {@code server->conf} and {@code
 * config->subset}.
 *
 * @param server whose they are
 * @param section that they stand in; null outside of all
 */
public record ConfigSet(Server server, @Nullable Config section) {

  /** Ends each word, so that an empty one is not none. */
  private static final String END = "\0";

  /** The directives and sections, first come first. */
  public List<Config> configs() {
    return section == null ? server.configs() : section.configs();
  }

  /** Those of that name, first come first. */
  public List<Config> configs(String name) {
    return configs().stream().filter(config -> config.name().equals(name)).toList();
  }

  /** What is inside one of them. */
  public ConfigSet in(Config inner) {
    return new ConfigSet(server, inner);
  }

  /** Adds a directive or a section: {@code add_config_set}. */
  public Config add(String name, Position at, List<Word> words) {
    byte[] bytes = text(words).getBytes(StandardCharsets.UTF_8);
    return named(
        ConfigRec.in(
            pool(),
            server,
            section,
            name,
            at,
            own -> own.allocateFrom(ValueLayout.JAVA_BYTE, bytes)));
  }

  /** Adds a copy of a directive or section, with all that is in it. */
  public void copy(Config other) {
    Config copy =
        named(
            ConfigRec.in(
                pool(),
                server,
                section,
                other.name(),
                other.at(),
                own -> own.copy(other.argument())));
    for (Config inner : other.configs()) {
      in(copy).copy(inner);
    }
  }

  /** Takes one out, with all that is in it: {@code remove_config}. */
  public static void remove(Config config) {
    config.pool().close();
  }

  private static String text(List<Word> words) {
    return words.stream().map(word -> word.text() + END).collect(Collectors.joining());
  }

  private ResourcePool<?> pool() {
    return section == null ? server.pool() : section.pool();
  }

  private static Config named(Config config) {
    config.pool().named(config.name());
    return config;
  }

  /** What that directive says here: the last one, if there are more; empty if there is none. */
  public <T> Optional<T> last(Directive<T> directive) throws ConfigException {
    List<T> all = all(directive);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** What all directives of that name say here: {@code find_config_next}. */
  public <T> List<T> all(Directive<T> directive) throws ConfigException {
    List<T> values = new ArrayList<>();
    for (Config config : configs(directive.text())) {
      values.add(directive.value().of(arguments(config)));
    }
    return values;
  }

  /** The arguments of a directive or section. */
  public static Arguments arguments(Config config) {
    MemorySegment memory = config.argument();
    String all = new String(memory.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    List<Word> words = new ArrayList<>();
    int start = 0;
    for (int end = all.indexOf(END); end >= 0; end = all.indexOf(END, start)) {
      words.add(new Word(all.substring(start, end), true, config.at()));
      start = end + 1;
    }
    return new Arguments(config.name(), config.at(), words);
  }
}
