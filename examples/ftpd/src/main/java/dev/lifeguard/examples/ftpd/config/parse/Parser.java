package dev.lifeguard.examples.ftpd.config.parse;

import dev.lifeguard.examples.ftpd.config.directive.Arguments;
import dev.lifeguard.examples.ftpd.config.directive.Context;
import dev.lifeguard.examples.ftpd.config.directive.Directive;
import dev.lifeguard.examples.ftpd.config.directive.Directives;
import dev.lifeguard.examples.ftpd.config.directive.KnownNames;
import dev.lifeguard.examples.ftpd.config.directive.SectionArguments;
import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Line;
import dev.lifeguard.examples.ftpd.config.text.Lines;
import dev.lifeguard.examples.ftpd.config.text.Statement;
import dev.lifeguard.examples.ftpd.config.text.Warning;
import dev.lifeguard.examples.ftpd.config.text.Word;
import dev.lifeguard.examples.ftpd.pools.Command;
import dev.lifeguard.examples.ftpd.pools.CommandRec;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a configuration into the sets of a generation. Each line is a {@link Command} with a pool
 * of its own, which is gone when it has been handled.
 */
public final class Parser {

  private static final int DEEPEST = 64;

  private final Consumer<Warning> warnings;

  /** A parser that tells {@code warnings} what is read and not in force. */
  public Parser(Consumer<Warning> warnings) {
    this.warnings = warnings;
  }

  /**
   * Reads {@code source}.
   *
   * @param main the main server; virtual hosts are added beside it
   * @throws ConfigException at the first thing that is wrong
   */
  public void read(Server main, Source source) throws ConfigException {
    read(Context.MAIN, new ConfigSet(main, null), source, 0);
  }

  private void read(Context context, ConfigSet set, Source source, int depth)
      throws ConfigException {
    Iterator<Line> lines = Lines.of(source.name(), source.text()).iterator();
    body(context, set, new Section(source, lines, Optional.empty(), depth));
  }

  /**
   * What is being read.
   *
   * @param source the text
   * @param lines what is left of it
   * @param open the section that it is in; empty outside of all that begin in this text
   * @param depth how many sections and files there are around it
   */
  private record Section(Source source, Iterator<Line> lines, Optional<Word> open, int depth) {

    Section inner(Word tag) throws ConfigException {
      if (depth == DEEPEST) {
        throw new ConfigException(tag.at(), "sections are more than %d deep".formatted(DEEPEST));
      }
      return new Section(source, lines, Optional.of(tag), depth + 1);
    }

    void checkEnd(Word close) throws ConfigException {
      String end = "</" + close.text() + ">";
      if (open.isEmpty()) {
        throw new ConfigException(close.at(), end + " ends nothing that begins in this file");
      }
      String expected = open.get().text();
      if (!expected.equalsIgnoreCase(close.text())) {
        throw new ConfigException(close.at(), end + " stands where </" + expected + "> must");
      }
    }

    void checkEndOfText() throws ConfigException {
      if (open.isPresent()) {
        String tag = open.get().text();
        throw new ConfigException(open.get().at(), "<" + tag + "> has no end in this file");
      }
    }
  }

  private void body(Context context, ConfigSet set, Section section) throws ConfigException {
    while (section.lines().hasNext()) {
      Optional<Statement> statement = handle(context, set, section, section.lines().next());
      switch (statement.orElse(null)) {
        case Statement.Open open -> section(context, set, section, open);
        case Statement.Close close -> {
          section.checkEnd(close.name());
          return;
        }
        case Statement.Plain _ -> {}
        case null -> {}
      }
    }
    section.checkEndOfText();
  }

  /** Takes a line apart and does what it says, unless it is a tag. */
  private Optional<Statement> handle(Context context, ConfigSet set, Section section, Line line)
      throws ConfigException {
    ResourcePool<?> generation = set.server().generation().pool();
    try (CommandRec command = CommandRec.in(generation, own -> text(own, line.text()))) {
      var text = new Line(line.file(), text(command), line.pieces());
      Optional<Statement> statement = Statement.of(text);
      if (statement.orElse(null) instanceof Statement.Plain plain) {
        command.pool().named(plain.name().text());
        directive(context, set, section, plain);
      }
      return statement;
    }
  }

  private static MemorySegment text(ResourcePool<?> pool, String text) {
    return pool.allocateFrom(ValueLayout.JAVA_BYTE, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Command command) {
    return new String(command.text().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  private void directive(Context context, ConfigSet set, Section section, Statement.Plain plain)
      throws ConfigException {
    Word name = plain.name();
    Optional<Directive<?>> directive = Directives.named(name.text());
    if (directive.isPresent() && directive.get().means(context, name.text())) {
      var arguments = new Arguments(directive.get().text(), name.at(), plain.arguments());
      add(context, set, directive.get(), arguments);
    } else if (name.text().equalsIgnoreCase("Include")) {
      include(context, set, section, plain);
    } else if (KnownNames.directive(name.text())) {
      warnings.accept(new Warning(name.at(), name.text() + " is read and not in force"));
      set.add(name.text(), name.at(), plain.arguments());
    } else {
      throw new ConfigException(name.at(), "there is no directive " + name.text());
    }
  }

  private void add(Context context, ConfigSet set, Directive<?> directive, Arguments arguments)
      throws ConfigException {
    if (!directive.contexts().contains(context)) {
      throw new ConfigException(
          arguments.at(), "%s cannot stand in %s".formatted(directive.text(), context.shown()));
    }
    Object _ = directive.value().of(arguments);
    directive.value().warnings(arguments).forEach(warnings);
    set.add(directive.text(), arguments.at(), arguments.words());
  }

  private void include(Context context, ConfigSet set, Section section, Statement.Plain plain)
      throws ConfigException {
    if (plain.arguments().size() != 1) {
      throw new ConfigException(plain.name().at(), "Include needs one argument");
    }
    Word named = plain.arguments().getFirst();
    List<Path> files = Includes.files(section.source(), named);
    for (Path file : files) {
      read(context, set, section.source().include(file, named.at()), section.depth());
    }
  }

  private void section(Context context, ConfigSet set, Section section, Statement.Open open)
      throws ConfigException {
    Word tag = open.name();
    Section inner = section.inner(tag);
    Optional<Context> named = Context.named(tag.text());
    if (named.isPresent()) {
      known(context, set, inner, named.get(), open);
    } else if (Conditions.asks(open)) {
      if (Conditions.holds(open)) {
        body(context, set, inner);
      } else {
        Skipping.skip(inner.lines(), tag);
      }
    } else if (KnownNames.section(tag.text())) {
      warnings.accept(new Warning(tag.at(), "<" + tag.text() + "> is read and not in force"));
      set.add("<" + tag.text() + ">", tag.at(), open.arguments());
      Skipping.skip(inner.lines(), tag);
    } else {
      throw new ConfigException(tag.at(), "there is no section <" + tag.text() + ">");
    }
  }

  private void known(
      Context outer, ConfigSet set, Section inner, Context context, Statement.Open open)
      throws ConfigException {
    String name = context.shown();
    Word tag = open.name();
    if (!context.parents().contains(outer)) {
      throw new ConfigException(tag.at(), name + " cannot stand in " + outer.shown());
    }
    SectionArguments.check(outer, context, new Arguments(name, tag.at(), open.arguments()));
    if (context == Context.VIRTUAL_HOST) {
      String address = open.arguments().getFirst().text();
      Server server = Servers.make(set.server().generation(), address, tag.at());
      var hosted = new ConfigSet(server, null);
      hosted.add(Directives.DEFAULT_ADDRESS.text(), tag.at(), open.arguments());
      body(context, hosted, inner);
    } else {
      body(context, set.in(set.add(name, tag.at(), open.arguments())), inner);
    }
  }
}
