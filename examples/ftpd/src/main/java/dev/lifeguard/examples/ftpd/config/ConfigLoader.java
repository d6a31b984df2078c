package dev.lifeguard.examples.ftpd.config;

import dev.lifeguard.examples.ftpd.net.OpenLines;
import dev.lifeguard.examples.ftpd.pools.Command;
import dev.lifeguard.examples.ftpd.pools.CommandRec;
import dev.lifeguard.examples.ftpd.pools.ConfigRec;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.examples.ftpd.pools.Generation;
import dev.lifeguard.examples.ftpd.pools.GenerationRec;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.examples.ftpd.pools.ServerRec;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;

/** Builds a generation with its server out of directives. */
public final class ConfigLoader {

  private ConfigLoader() {}

  /**
   * Builds a generation in {@code daemon}. If it cannot be built, nothing of it stays.
   *
   * @param directives one a line, {@code Port 2121}; later ones win
   * @throws ConfigException if one is wrong
   */
  public static Generation load(ResourcePool<Daemon> daemon, int number, List<String> directives)
      throws ConfigException {
    GenerationRec generation = GenerationRec.in(daemon, number);
    try {
      fill(generation, directives);
      return generation;
    } catch (Throwable failure) {
      generation.close();
      throw failure;
    }
  }

  private static void fill(Generation generation, List<String> directives) throws ConfigException {
    var threads = Thread.ofVirtual().name("session-", 1).factory();
    ServerRec server =
        ServerRec.in(
            generation.pool(),
            generation,
            "main",
            own -> own.own(Executors.newThreadPerTaskExecutor(threads)),
            new OpenLines());
    server.pool().named(server.name());
    for (String line : directives) {
      try (CommandRec command = CommandRec.in(generation.pool(), own -> text(own, line))) {
        add(server, command);
      }
    }
    server.settings(SettingsReader.read(server));
  }

  /** Handles one directive: {@code add_config_param_str}. */
  private static void add(Server server, Command command) throws ConfigException {
    String line = text(command.text());
    int space = line.indexOf(' ');
    String name = space < 0 ? line : line.substring(0, space);
    Directive directive =
        Directive.named(name)
            .orElseThrow(() -> new ConfigException("There is no directive " + name));
    String argument = space < 0 ? "" : line.substring(space + 1).strip();
    if (argument.isEmpty()) {
      throw new ConfigException(directive.text() + " needs an argument");
    }
    ConfigRec.in(server.pool(), server, null, directive.text(), own -> text(own, argument))
        .pool()
        .named(directive.text());
  }

  /** {@code pstrdup}. */
  private static MemorySegment text(ResourcePool<?> pool, String text) {
    return pool.allocateFrom(ValueLayout.JAVA_BYTE, text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(MemorySegment memory) {
    return new String(memory.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }
}
