package dev.lifeguard.processor;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.runtime.ResourcePool;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The folders and jars that classes on the tests' class path come from. */
public final class Homes {

  /** What users compile against. */
  public static final List<Path> LIBRARIES =
      of(OwnsPool.class, ResourcePool.class, NullMarked.class);

  private Homes() {}

  /** Each of those, once, in that order. */
  public static List<Path> of(Class<?>... types) {
    return Stream.of(types).map(Homes::of).distinct().toList();
  }

  /** The one that this class comes from. */
  public static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
