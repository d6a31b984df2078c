package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.files.Entry;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Puts the entries of a directory in order. To be sorted they must be there all at once: those of a
 * directory with too many come as they come, so that its listing takes no more memory either.
 */
final class Ordered {

  /** An entry, with what it is sorted by. */
  record Item(Path path, Entry entry) {

    private String name() {
      return entry.name();
    }

    private long size() {
      return entry.attributes().size();
    }

    private long time() {
      return entry.attributes().lastModifiedTime().toMillis();
    }
  }

  static final Comparator<Item> BY_NAME = Comparator.comparing(Item::name);

  static final Comparator<Item> NEWEST_FIRST =
      Comparator.comparingLong(Item::time).reversed().thenComparing(BY_NAME);

  static final Comparator<Item> LARGEST_FIRST =
      Comparator.comparingLong(Item::size).reversed().thenComparing(BY_NAME);

  /** How many are sorted. */
  static final int MOST = 10_000;

  private Ordered() {}

  /** Those that {@code entries} has, in the order that is wanted. */
  static Iterable<Path> of(DirectoryStream<Path> entries, Optional<Comparator<Item>> order)
      throws IOException {
    if (order.isEmpty()) {
      return entries;
    }
    List<Item> first = new ArrayList<>();
    Iterator<Path> all = entries.iterator();
    try {
      while (all.hasNext() && first.size() < MOST) {
        Path path = all.next();
        Entry.at(path).ifPresent(entry -> first.add(new Item(path, entry)));
      }
      if (!all.hasNext()) {
        first.sort(order.get());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    List<Path> paths = first.stream().map(Item::path).toList();
    return () -> new Chain(paths.iterator(), all);
  }

  /** First these, then those. */
  private record Chain(Iterator<Path> first, Iterator<Path> rest) implements Iterator<Path> {

    @Override
    public boolean hasNext() {
      return first.hasNext() || rest.hasNext();
    }

    @Override
    public Path next() {
      return first.hasNext() ? first.next() : rest.next();
    }
  }
}
