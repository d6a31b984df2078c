package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The configuration of a server that is told nothing: an embedded one, with an embedded user file.
 * What it serves is a new directory, which the pool of the process removes.
 */
final class Defaults implements Configuration {

  private static final String NAME = "default.conf";

  private final List<String> directives;
  private List<String> lines = List.of();

  /**
   * The embedded configuration.
   *
   * @param directives what holds besides, or instead
   */
  Defaults(List<String> directives) {
    this.directives = List.copyOf(directives);
  }

  @Override
  public synchronized Source read(ResourcePool<Daemon> home) throws IOException {
    if (lines.isEmpty()) {
      lines = unpack(home.tempDirectory("ftpd").toRealPath());
    }
    return Source.lines(NAME, lines);
  }

  private List<String> unpack(Path directory) throws IOException {
    Path files = Files.createDirectory(directory.resolve("files"));
    Files.writeString(files.resolve("README.txt"), resource("default.txt"));
    Path users = Files.writeString(directory.resolve("users"), resource("default.passwd"));
    String text =
        resource(NAME)
            .replace("@FILES@", Options.quoted(files.toString()))
            .replace("@USERS@", Options.quoted(users.toString()));
    List<String> all = new ArrayList<>(text.lines().toList());
    all.addAll(directives);
    return all;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Defaults.class.getResourceAsStream(name), "it is there")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
