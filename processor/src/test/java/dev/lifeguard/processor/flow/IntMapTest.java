package dev.lifeguard.processor.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The persistent map against {@link TreeMap}. */
final class IntMapTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void behavesLikeAMap(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Map<Integer, String> model = new TreeMap<>();
    IntMap<String> map = IntMap.empty();
    for (int i = 0; i < 2000; i++) {
      int key = random.nextInt(random.nextBoolean() ? 40 : 1 << 30);
      if (random.nextInt(3) == 0) {
        model.remove(key);
        map = map.remove(key);
      } else {
        model.put(key, "v" + i);
        map = map.put(key, "v" + i);
      }
      assertEquals(model.get(key), map.get(key), "seed " + seed + ", step " + i);
    }
    assertEquals(model, entries(map), "seed " + seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void mergesLikeAMap(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int round = 0; round < 200; round++) {
      Map<Integer, String> one = someEntries(random);
      Map<Integer, String> other = someEntries(random);
      Map<Integer, String> merged = new TreeMap<>(one);
      other.forEach((key, value) -> merged.merge(key, value, (a, b) -> a + "+" + b));
      IntMap<String> result = map(one).merge(map(other), (a, b) -> a + "+" + b);
      assertEquals(merged, entries(result), "seed " + seed + ", round " + round);
    }
  }

  @Test
  void sharesWhatIsTheSame() {
    IntMap<String> map = IntMap.<String>empty().put(1, "a").put(70000, "b").put(3, "c");
    String same = Objects.requireNonNull(map.get(3));
    assertSame(map, map.put(3, same));
    assertSame(map, map.remove(99));
    assertSame(map, map.merge(IntMap.empty(), (a, _) -> a));
    assertSame(map, map.merge(map.put(1, "other").put(1, "a"), (a, _) -> a));
    assertSame(map, map.map(value -> value));
  }

  @Test
  void dropsWhatIsMappedToNull() {
    IntMap<String> map = IntMap.<String>empty().put(1, "a").put(2, "b");
    IntMap<String> left = map.map(value -> value.equals("a") ? null : value);
    assertNull(left.get(1));
    assertEquals("b", left.get(2));
  }

  private static Map<Integer, String> someEntries(RandomGenerator random) {
    Map<Integer, String> entries = new TreeMap<>();
    int size = random.nextInt(12);
    for (int i = 0; i < size; i++) {
      entries.put(random.nextInt(random.nextBoolean() ? 16 : 1 << 20), "v" + random.nextInt(9));
    }
    return entries;
  }

  private static IntMap<String> map(Map<Integer, String> entries) {
    IntMap<String> map = IntMap.empty();
    for (Map.Entry<Integer, String> entry : entries.entrySet()) {
      map = map.put(entry.getKey(), entry.getValue());
    }
    return map;
  }

  private static Map<Integer, String> entries(IntMap<String> map) {
    Map<Integer, String> entries = new TreeMap<>();
    map.forEach(entries::put);
    return entries;
  }
}
