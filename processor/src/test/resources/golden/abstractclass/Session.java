package ftp;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@OwnsPool
@SubPoolOf(Daemon.class)
abstract class Session {
  private int commands;

  Session() throws IOException {}

  public abstract InetAddress peer();

  protected abstract Map<String, byte @Nullable []> secrets();

  abstract @Nullable String user();

  abstract void user(@Nullable String name);

  void count() {
    commands++;
  }

  @Override
  public String toString() {
    return peer() + ", " + commands + " commands";
  }
}
