package dev.lifeguard.examples.ftpd.pools;

import dev.lifeguard.annotations.Child;
import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SubPoolOf;
import dev.lifeguard.examples.ftpd.files.Facts;
import dev.lifeguard.examples.ftpd.files.VirtualPath;
import dev.lifeguard.examples.ftpd.protocol.Representation;
import dev.lifeguard.runtime.Cleanup;
import dev.lifeguard.runtime.ResourcePool;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One client, from accept to goodbye. The session and everything in it are confined to its thread.
 *
 * <p>ProFTPD: {@code session_t}, which owns no pool there ({@code session.pool == permanent_pool})
 * because the process is the session's alone. Here many sessions share one process, so each has a
 * pool.
 */
@OwnsPool
@SubPoolOf(Server.class)
public interface Session {

  /** Where the session lives. */
  ResourcePool<Session> pool();

  /** The server that was called. */
  Server server();

  /** The line that commands come in and replies go out on; null before it is set up. */
  @Child
  @Nullable Connection control();

  /** Sets {@link #control()}. */
  void control(Connection next);

  /** What PASV or EPSV opened, or the data connection that came in there; null if neither. */
  @Child
  @Nullable Connection data();

  /** Replaces {@link #data()}, which closes the one before. */
  void data(@Nullable Connection next);

  /** Where PORT or EPRT said that the client listens; null if neither. */
  @Nullable InetSocketAddress target();

  /** Sets {@link #target()}. */
  void target(@Nullable InetSocketAddress target);

  /** The transfer under way, or a renaming between RNFR and RNTO. */
  @Child
  @Nullable Transfer transfer();

  /** Starts that transfer; one that is still there is aborted. */
  void transfer(@Nullable Transfer next);

  /** Who the client says it is; null before USER. */
  @Nullable Login login();

  /** Sets {@link #login()}. */
  void login(@Nullable Login next);

  /** Gives back the seat of a guest; null if it has none. */
  @Nullable Cleanup seat();

  /** Sets {@link #seat()}. */
  void seat(@Nullable Cleanup seat);

  /** How often a password was wrong. */
  int failedLogins();

  /** Sets {@link #failedLogins()}. */
  void failedLogins(int count);

  /** Where relative paths begin; null means at the top. */
  @Nullable VirtualPath directory();

  /** Sets {@link #directory()}. */
  void directory(@Nullable VirtualPath directory);

  /** How files are represented on the way; null means as text, where FTP begins. */
  @Nullable Representation representation();

  /** Sets {@link #representation()}. */
  void representation(@Nullable Representation representation);

  /** What MLST and MLSD say of a file; null means everything. */
  @Nullable Facts facts();

  /** Sets {@link #facts()}. */
  void facts(@Nullable Facts facts);

  /** Where in the file the next transfer begins: what REST said. */
  long restart();

  /** Sets {@link #restart()}. */
  void restart(long offset);

  /** Whether the client said EPSV ALL, and will say PASV no more. */
  boolean onlyExtended();

  /** Sets {@link #onlyExtended()}. */
  void onlyExtended(boolean only);

  /** Whether the session ends after the reply under way. */
  boolean leaving();

  /** Sets {@link #leaving()}. */
  void leaving(boolean leaving);
}
