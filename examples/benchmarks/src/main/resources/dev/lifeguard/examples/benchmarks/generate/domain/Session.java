package domain;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.ResourcePool;
import org.jspecify.annotations.Nullable;

/** One client, from hello to goodbye. */
@OwnsPool
@SubPoolOf(Server.class)
public interface Session {

  ResourcePool<Session> pool();

  Server server();

  String peer();

  @Nullable String user();

  void user(@Nullable String user);

  @Nullable History history();

  void history(History history);

  @Child
  @Nullable Transfer transfer();

  void transfer(@Nullable Transfer next);

  int failures();

  void failures(int count);

  boolean leaving();

  void leaving(boolean leaving);

  default String describe() {
    String user = user();
    return user == null ? peer() : user + "@" + peer();
  }
}
