package dev.lifeguard.runtime;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.Pool;
import dev.lifeguard.annotations.SubPoolOf;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The kinds that the tests use, and structs written by hand the way they are generated. */
final class Kinds {

  private Kinds() {}

  @Pool(permanent = true)
  interface Daemon {}

  @Pool
  @SubPoolOf(Daemon.class)
  interface Job {}

  @Pool
  @SubPoolOf({Daemon.class, Job.class, Session.class, Hub.class})
  interface Tmp {}

  /** A root that threads share. */
  @Pool(shared = true)
  interface Hub {}

  /** Shared, inside a shared one. */
  @Pool(shared = true)
  @SubPoolOf({Hub.class, Room.class, Daemon.class})
  interface Room {}

  /** Confined, inside a shared one. */
  @OwnsPool
  @SubPoolOf({Hub.class, Room.class, Daemon.class})
  interface Session {}

  @OwnsPool
  @SubPoolOf({Session.class})
  interface Transfer {}

  @OwnsPool
  interface RootStruct {}

  interface NoKind {}

  @Pool
  @OwnsPool
  interface Both {}

  /** A generated struct, but for the generator. */
  static final class SessionRec implements Session, Pooled, AutoCloseable {

    private final ResourcePool<Session> pool;
    private final String user;

    private SessionRec(ResourcePool<Session> pool, String user) {
      this.pool = pool;
      this.user = Objects.requireNonNull(user, "user");
    }

    static SessionRec in(ResourcePool<?> parent, @Nullable String user) {
      ResourcePool<Session> pool = Structs.subPool(parent, Session.class);
      try {
        return Structs.bind(pool, new SessionRec(pool, Objects.requireNonNull(user, "user")));
      } catch (Throwable failure) {
        Structs.abandon(pool, failure);
        throw failure;
      }
    }

    String user() {
      Structs.checkAlive(pool, "Session");
      return user;
    }

    @Override
    public ResourcePool<Session> pool() {
      return pool;
    }

    @Override
    public void close() {
      pool.close();
    }

    @Override
    public String toString() {
      return Structs.head(pool, "Session");
    }
  }

  static final class TransferRec implements Transfer, Pooled, AutoCloseable {

    private final ResourcePool<Transfer> pool;

    private TransferRec(ResourcePool<Transfer> pool) {
      this.pool = pool;
    }

    static TransferRec in(ResourcePool<?> parent) {
      ResourcePool<Transfer> pool = Structs.subPool(parent, Transfer.class);
      return Structs.bind(pool, new TransferRec(pool));
    }

    @Override
    public ResourcePool<Transfer> pool() {
      return pool;
    }

    @Override
    public void close() {
      pool.close();
    }
  }

  /** A struct that shares its session's pool. */
  record StatisticsRec(ResourcePool<?> pool) implements Pooled {}
}
