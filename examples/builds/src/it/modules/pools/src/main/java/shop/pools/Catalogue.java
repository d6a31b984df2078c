package shop.pools;

import dev.lifeguard.annotations.LivesIn;
import java.util.ArrayList;
import java.util.List;

/** What is for sale, as long as the shop is open. */
@LivesIn(Store.class)
public final class Catalogue {

  private final List<Object> entries = new ArrayList<>();

  /** Keeps the entry: nothing here says so but the code. */
  public void add(Object entry) {
    entries.add(entry);
  }

  public int size() {
    return entries.size();
  }
}
