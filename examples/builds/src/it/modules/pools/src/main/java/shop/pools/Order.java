package shop.pools;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;

/** What one customer is buying. */
@OwnsPool
@SubPoolOf(Store.class)
public interface Order {
  Store store();

  String customer();
}
