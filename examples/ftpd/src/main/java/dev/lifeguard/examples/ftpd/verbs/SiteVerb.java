package dev.lifeguard.examples.ftpd.verbs;

import dev.lifeguard.examples.ftpd.protocol.Ascii;
import dev.lifeguard.examples.ftpd.protocol.Refusal;
import dev.lifeguard.examples.ftpd.protocol.Reply;
import dev.lifeguard.runtime.PoolTree;
import dev.lifeguard.runtime.ResourcePool;
import java.util.ArrayList;
import java.util.List;

/** SITE POOLS: shows the pools of the whole process as they are now. */
final class SiteVerb implements Handler {

  @Override
  public Reply handle(Exchange exchange) throws Refusal {
    if (!Ascii.upper(exchange.required().strip()).equals("POOLS")) {
      throw new Refusal(504, "Only SITE POOLS is served here");
    }
    List<String> lines = new ArrayList<>();
    lines.add("The pools of this server:");
    PoolTree.of(top(exchange.session().pool())).toString().lines().forEach(lines::add);
    lines.add("End");
    return new Reply(211, lines);
  }

  private static ResourcePool<?> top(ResourcePool<?> pool) {
    ResourcePool<?> parent = pool.parent();
    return parent == null ? pool : top(parent);
  }
}
