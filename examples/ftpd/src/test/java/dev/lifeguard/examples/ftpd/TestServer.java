package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.runtime.PoolTree;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A server for one test. When it is closed it asserts that nothing stays: not in the pools when the
 * last session has ended, no pool at all when the server has stopped, and no descriptor.
 */
public final class TestServer implements AutoCloseable {

  public static final String USER = "me";
  public static final String PASSWORD = "secret";

  private final Set<String> descriptorsBefore;
  private final FtpServer server;
  private final PoolTree idle;
  private final Path root;
  private volatile List<String> directives;

  private TestServer(Path root, List<String> directives, Optional<Path> admin) throws Exception {
    this.root = root.toRealPath();
    this.directives = directives;
    this.descriptorsBefore = Descriptors.open(this.root);
    this.server =
        FtpServer.start(
            _ -> Source.lines("directives", this.directives), _ -> {}, admin, Waiting.LONGEST);
    this.idle = server.pools();
  }

  /** Serves {@code root}. Time-outs are short only where {@code directives} say so. */
  public static TestServer serving(Path root, String... directives) throws Exception {
    return new TestServer(root, directives(root, directives), Optional.empty());
  }

  /** The same, and the admin may ask at {@code admin}. */
  public static TestServer withAdmin(Path admin, Path root, String... directives) throws Exception {
    return new TestServer(root, directives(root, directives), Optional.of(admin));
  }

  private static List<String> directives(Path root, String... more) {
    List<String> all = new ArrayList<>();
    all.add("DefaultRoot " + root);
    all.add("Port 0");
    all.add("AllowOverwrite on");
    all.add("AuthUser " + USER + ":" + PASSWORD);
    all.addAll(List.of(more));
    return all;
  }

  /** Reads a configuration with those directives, of which the last count. */
  void reload(String... more) throws Exception {
    directives = directives(root, more);
    server.reload();
  }

  /** Its descriptors, and those of the clients in this process. */
  Set<String> descriptors() throws IOException {
    return Descriptors.open(root);
  }

  public InetSocketAddress address() {
    return server.address();
  }

  /** What curl is to be given: the server with user and password, and a path. */
  public String url(String path) {
    return "ftp://%s:%s@%s/%s".formatted(USER, PASSWORD, hostAndPort(), path);
  }

  public String hostAndPort() {
    return "127.0.0.1:" + address().getPort();
  }

  RawClient connect() throws Exception {
    return RawClient.connect(address());
  }

  public PoolTree pools() {
    return server.pools();
  }

  /** How many pools of that kind there are. */
  public long count(String kind) {
    return pools().rows().stream().filter(row -> row.kind().equals(kind)).count();
  }

  /** Waits until the tree is what it was before the first client came, to the last clean-up. */
  public void assertIdle() {
    Waiting.until(() -> server.pools().equals(idle));
    assertEquals(idle, server.pools(), "what sessions have left");
  }

  public FtpServer server() {
    return server;
  }

  @Override
  public void close() throws IOException {
    try {
      assertIdle();
    } finally {
      stop();
    }
  }

  /** Stops with whatever sessions there are. */
  public void stop() throws IOException {
    server.close();
    assertEquals(List.of(), server.pools().rows(), "pools after the end");
    Waiting.until(() -> left().isEmpty());
    assertEquals(Set.of(), left(), "descriptors after the end");
  }

  /** The descriptors that were not there before; others' may have gone meanwhile. */
  private Set<String> left() throws IOException {
    Set<String> left = new TreeSet<>(Descriptors.open(root));
    left.removeAll(descriptorsBefore);
    return left;
  }
}
