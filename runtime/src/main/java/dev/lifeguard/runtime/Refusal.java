package dev.lifeguard.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says why a limit refuses, and who holds what it allows. Looks at the tree as it is now: other
 * threads go on meanwhile, so the sums need not be those that made it refuse.
 *
 * @param quota the limits that refuse
 * @param measure which of them
 * @param asker the pool that was to hold more
 * @param amount how much more
 */
record Refusal(Quota quota, Measure measure, ResourcePool<?> asker, long amount) {

  /** So many users are listed. */
  private static final int LISTED = 5;

  /** So many pools are looked at: whoever is refused again and again must not pay for millions. */
  private static final int LOOKED_AT = 10_000;

  private record User(ResourcePool<?> pool, long amount) {}

  PoolLimitException exception() {
    Gauge gauge = quota.gauge(measure);
    String message =
        "%s may hold %s and holds %d; refused: %s more for %s%s\n%s"
            .formatted(
                PoolPath.numbered(quota.pool),
                measure.text(gauge.limit()),
                gauge.held(),
                measure.text(amount),
                PoolPath.numbered(asker),
                users(),
                "clear or close what is no longer needed, or raise the limit: "
                    + measure.setter()
                    + "(…)");
    return new PoolLimitException(message, quota.pool);
  }

  private String users() {
    String lines =
        biggest().stream().map(user -> "\n  " + line(user)).collect(Collectors.joining());
    return lines.isEmpty() ? "" : "\nthe biggest users:" + lines;
  }

  private String line(User user) {
    return "%s: %s, %s"
        .formatted(
            PoolPath.numbered(user.pool),
            measure.text(user.amount),
            ThreadLabel.ofOwner(user.pool));
  }

  private List<User> biggest() {
    List<User> users = new ArrayList<>();
    int[] seen = {0};
    TreeWalk.visit(
        quota.pool,
        pool -> {
          if (++seen[0] > LOOKED_AT) {
            return false;
          }
          long held = measure.heldBy(pool);
          if (held > 0) {
            users.add(new User(pool, held));
          }
          return true;
        });
    users.sort(Comparator.comparingLong(User::amount).reversed());
    return users.subList(0, Math.min(LISTED, users.size()));
  }
}
