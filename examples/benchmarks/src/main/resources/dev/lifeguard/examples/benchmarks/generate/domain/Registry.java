package domain;

import dev.lifeguard.annotations.LivesIn;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What all sessions of a server share. */
@LivesIn(Server.class)
public final class Registry {

  private final ResourcePool<Server> pool;
  private final Server server;
  private final Map<String, MemorySegment> messages = new ConcurrentHashMap<>();

  public Registry(Server server) {
    this.server = server;
    this.pool = server.pool();
  }

  public void load(Map<String, String> texts) {
    texts.forEach((name, text) -> messages.put(name, pool.allocateFrom(text)));
  }

  public MemorySegment message(String name) {
    MemorySegment message = messages.get(name);
    if (message != null) {
      return message;
    }
    MemorySegment made = pool.allocateFrom(server.name() + ": " + name);
    MemorySegment raced = messages.putIfAbsent(name, made);
    return raced == null ? made : raced;
  }

  public MemorySegment computed(String name) {
    return messages.computeIfAbsent(name, each -> pool.allocateFrom(each.repeat(2)));
  }

  public Optional<String> find(String prefix) {
    return messages.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> Texts.string(entry.getValue()))
        .findFirst();
  }

  // if n % 3 == 0
  public long bytes() {
    long bytes = 0;
    for (MemorySegment message : messages.values()) {
      bytes += message.byteSize();
    }
    return bytes;
  }

  // end
  public void forget(String name) {
    MemorySegment message = messages.remove(name);
    if (message != null) {
      message.fill((byte) 0);
    }
  }
}
