package domain;

import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Text in memory, and back. */
public final class Texts {

  private Texts() {}

  public static String string(MemorySegment text) {
    return text.getString(0);
  }

  public static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  public static int number(String text, int otherwise) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  public static MemorySegment join(ResourcePool<?> pool, List<MemorySegment> parts) {
    long size = 1;
    for (MemorySegment part : parts) {
      size += length(part);
    }
    MemorySegment joined = pool.allocate(size);
    long at = 0;
    for (MemorySegment part : parts) {
      MemorySegment.copy(part, 0, joined, at, length(part));
      at += length(part);
    }
    return joined;
  }

  public static MemorySegment upper(ResourcePool<?> pool, MemorySegment text) {
    MemorySegment upper = pool.copy(text);
    for (long i = 0; i < upper.byteSize(); i++) {
      byte b = upper.get(ValueLayout.JAVA_BYTE, i);
      if (b >= 'a' && b <= 'z') {
        upper.set(ValueLayout.JAVA_BYTE, i, (byte) (b - 32));
      }
    }
    return upper;
  }

  public static MemorySegment word(MemorySegment line, int index) {
    long from = 0;
    for (int skipped = 0; skipped < index; skipped++) {
      from = Math.min(end(line, from) + 1, line.byteSize());
    }
    return line.asSlice(from, end(line, from) - from);
  }

  public static boolean startsWith(MemorySegment line, String prefix) {
    byte[] bytes = prefix.getBytes(StandardCharsets.US_ASCII);
    if (line.byteSize() < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (line.get(ValueLayout.JAVA_BYTE, i) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static long end(MemorySegment line, long from) {
    long at = from;
    while (at < line.byteSize() && line.get(ValueLayout.JAVA_BYTE, at) > ' ') {
      at++;
    }
    return at;
  }

  private static long length(MemorySegment text) {
    return Math.max(0, text.byteSize() - 1);
  }
}
