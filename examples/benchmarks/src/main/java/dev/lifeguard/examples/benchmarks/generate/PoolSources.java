package dev.lifeguard.examples.benchmarks.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Sources after the FTP server of the examples, of any size: domains of {@value #DOMAIN} classes
 * each. A domain has a package, kinds and structs of its own, classes that live in them, handlers
 * that open pools, fill containers with segments, hand tasks to executors and clean up after
 * themselves, and, for a third of its classes, code that knows nothing of pools. It uses the domain
 * before it. Everything is correct: there is nothing for Lifeguard to find.
 */
public final class PoolSources {

  /** How many classes a domain has, written ones; their generated structs come on top. */
  public static final int DOMAIN = 25;

  private static final List<Template> EVERYWHERE =
      Stream.of(
              "Acceptor",
              "Command",
              "Config",
              "ConfigReader",
              "Dispatcher",
              "FileVerbs",
              "FindVerb",
              "Glob",
              "Headers",
              "History",
              "Lines",
              "Registry",
              "Reply",
              "Request",
              "RequestParser",
              "Schedule",
              "Scratch",
              "Server",
              "Session",
              "Settings",
              "Statistics",
              "Texts",
              "Transfer",
              "Users")
          .map(name -> template("domain", name))
          .toList();

  private static final Template NEIGHBOUR = template("domain", "Neighbour");
  private static final Template DAEMON = template("process", "Daemon");

  private PoolSources() {}

  /**
   * Writes sources into a folder, by packages.
   *
   * @param classes how many; a multiple of {@link #DOMAIN}
   */
  public static void write(int classes, Path folder) throws IOException {
    if (classes <= 0 || classes % DOMAIN != 0) {
      throw new IllegalArgumentException("no multiple of " + DOMAIN + ": " + classes);
    }
    for (int domain = 0; domain < classes / DOMAIN; domain++) {
      Path home = Files.createDirectories(folder.resolve("domain" + domain));
      for (Template template : EVERYWHERE) {
        write(template, domain, home);
      }
      if (domain > 0) {
        write(NEIGHBOUR, domain, home);
      }
    }
    write(DAEMON, 0, Files.createDirectories(folder.resolve("process")));
  }

  private static void write(Template template, int domain, Path home) throws IOException {
    Files.writeString(home.resolve(template.name() + ".java"), template.in(domain));
  }

  private static Template template(String home, String name) {
    String file = home + "/" + name + ".java";
    try (InputStream text = PoolSources.class.getResourceAsStream(file)) {
      return new Template(
          name,
          new String(Objects.requireNonNull(text, file).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
