package domain;

import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds files. */
public final class FindVerb {

  private FindVerb() {}

  static Reply find(Command command, Path root, Request.Find find) throws IOException {
    Glob glob = Glob.of(find.pattern());
    List<String> names = names(root, path -> glob.matches(path.getFileName().toString()));
    if (names.isEmpty()) {
      return Reply.of(550, "None");
    }
    ResourcePool<Scratch> scratch = command.scratch();
    List<MemorySegment> lines =
        names.stream().limit(find.limit()).map(scratch::allocateFrom).toList();
    long widest = lines.stream().mapToLong(MemorySegment::byteSize).max().orElse(0);
    MemorySegment column = scratch.allocate(widest);
    List<String> padded = new ArrayList<>();
    for (MemorySegment line : lines) {
      padded.add(pad(column, line));
    }
    return new Reply(212, padded);
  }

  private static List<String> names(Path root, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(wanted)
          .map(root::relativize)
          .map(Path::toString)
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  private static String pad(MemorySegment column, MemorySegment line) {
    column.fill((byte) 0);
    MemorySegment.copy(line, 0, column, 0, line.byteSize());
    return Texts.string(column) + " ".repeat((int) (column.byteSize() - line.byteSize()));
  }

  // if n % 2 == 0
  static Map<String, Long> bySuffix(List<Path> files) {
    return files.stream()
        .map(file -> file.getFileName().toString())
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  // end
  // if n % 3 == 2
  static MemorySegment longest(Command command, List<String> names) {
    MemorySegment longest = MemorySegment.NULL;
    for (String name : names) {
      MemorySegment text = command.pool().allocateFrom(name);
      if (text.byteSize() > longest.byteSize()) {
        longest = text;
      }
    }
    return longest;
  }
  // end
}
