package dev.lifeguard.examples.benchmarks.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OptionsTest {

  @Test
  void everyWayIsMeasuredUnlessSomeAreNamed() {
    assertEquals(EnumSet.allOf(Variant.class), Options.of().variants());
    assertEquals(Set.of(Variant.JAVAC, Variant.LIFEGUARD), Options.of("with=lifeguard").variants());
  }

  @Test
  void sizesMayBeNoneAtAll() {
    assertEquals(List.of(), Options.of("classes=").sizes());
    assertEquals(List.of(200, 20_000), Options.of("classes=200,20000").sizes());
  }

  @Test
  void theWorldIsWhereItSays() {
    assertEquals(Optional.of(Path.of("a/world")), Options.of("world=a/world", "rounds=1").world());
  }

  @Test
  void whatIsNotKnownIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Options.of("speed=high"));
    assertThrows(IllegalArgumentException.class, () -> Options.of("fast"));
  }
}
