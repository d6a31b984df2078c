package dev.lifeguard.examples.ftpd.config.parse;

import dev.lifeguard.examples.ftpd.config.text.ConfigException;
import dev.lifeguard.examples.ftpd.config.text.Line;
import dev.lifeguard.examples.ftpd.config.text.Statement;
import dev.lifeguard.examples.ftpd.config.text.Word;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Passes over a section without asking what is in it, except for where it ends. */
final class Skipping {

  private Skipping() {}

  static void skip(Iterator<Line> lines, Word tag) throws ConfigException {
    Deque<Word> open = new ArrayDeque<>();
    open.push(tag);
    while (!open.isEmpty()) {
      if (!lines.hasNext()) {
        Word last = open.getFirst();
        throw new ConfigException(last.at(), "<" + last.text() + "> has no end in this file");
      }
      switch (Statement.of(lines.next()).orElse(null)) {
        case Statement.Open inner -> open.push(inner.name());
        case Statement.Close close -> close(open.pop(), close.name());
        case Statement.Plain _ -> {}
        case null -> {}
      }
    }
  }

  private static void close(Word open, Word close) throws ConfigException {
    if (!open.text().equalsIgnoreCase(close.text())) {
      throw new ConfigException(
          close.at(), "</%s> stands where </%s> must".formatted(close.text(), open.text()));
    }
  }
}
