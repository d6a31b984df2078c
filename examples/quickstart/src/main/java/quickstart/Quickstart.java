package quickstart;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.runtime.PoolTree;
import dev.lifeguard.runtime.ResourcePool;
import java.lang.foreign.MemorySegment;
import java.util.List;

@Pool(permanent = true)
interface Daemon {}

@OwnsPool
@SubPoolOf(Daemon.class)
interface Server {
  String name();

  int port();

  void port(int port);

  @Child
  List<Session> sessions();

  // Session newest();
}

@OwnsPool
@SubPoolOf(Server.class)
interface Session {
  Server server();

  String user();
}

public final class Quickstart {

  public static void main(String[] args) {
    ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
    try (ServerRec server = ServerRec.in(daemon, "main")) {
      server.port(21);
      SessionRec session = SessionRec.in(server.pool(), server, "alice");
      MemorySegment greeting = session.pool().allocateFrom("Hello, " + session.user());
      session.pool().onClose(() -> System.out.println("Goodbye, " + session.user()));

      System.out.println(greeting.getString(0) + " on port " + session.server().port());
      System.out.print(PoolTree.of(daemon));
    } // destroys the server's pool and everything in it
    System.out.print(PoolTree.of(daemon));
  }
}
