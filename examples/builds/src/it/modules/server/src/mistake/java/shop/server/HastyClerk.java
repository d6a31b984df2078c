package shop.server;

import java.lang.foreign.MemorySegment;
import shop.pools.OrderRec;
import shop.pools.StoreRec;

/** Puts memory of an order into what the shop keeps. */
public final class HastyClerk {

  private HastyClerk() {}

  public static int serve(StoreRec store, String customer) {
    try (OrderRec order = OrderRec.in(store.pool(), store, customer)) {
      MemorySegment label = order.pool().allocateFrom(order.customer());
      store.catalogue().add(label);
      return store.catalogue().size();
    }
  }

  public static void advertise(StoreRec store, String customer) {
    try (OrderRec order = OrderRec.in(store.pool(), store, customer)) {
      store.banner(order.pool().allocateFrom("Hello, " + order.customer()));
    }
  }
}
