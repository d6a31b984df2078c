package shop.server;

import java.lang.foreign.MemorySegment;
import shop.pools.Order;
import shop.pools.OrderRec;
import shop.pools.Store;
import shop.pools.StoreRec;

/** Serves customers. */
public final class Clerk {

  private Clerk() {}

  /** Memory of the shop may go into its catalogue. */
  public static int serve(StoreRec store, String customer) {
    try (OrderRec order = OrderRec.in(store.pool(), store, customer)) {
      MemorySegment label = store.pool().allocateFrom(order.customer());
      store.catalogue().add(label);
      return store.catalogue().size();
    }
  }

  static String describe(Order order) {
    Store store = order.store();
    return order.customer() + " of " + store.catalogue().size();
  }
}
