package ftp;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import org.jspecify.annotations.Nullable;

@OwnsPool
public interface Daemon extends AutoCloseable {
  String name();

  int backlog();

  long startedAt();

  void startedAt(long millis);

  @Child
  @Nullable Generation current();

  @OwnsPool
  @SubPoolOf(Daemon.class)
  interface Generation {}

  @Override
  void close();
}
