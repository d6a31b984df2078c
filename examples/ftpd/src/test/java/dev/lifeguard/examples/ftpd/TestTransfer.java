package dev.lifeguard.examples.ftpd;

import dev.lifeguard.examples.ftpd.config.ConfigLoader;
import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.examples.ftpd.pools.SessionRec;
import dev.lifeguard.examples.ftpd.pools.TransferRec;
import dev.lifeguard.runtime.ResourcePool;
import java.nio.file.Path;
import java.util.List;

/** A transfer without a client, for what happens in one. */
public final class TestTransfer {

  /** What happens. */
  public interface Happening {
    void in(TransferRec transfer) throws Exception;
  }

  private TestTransfer() {}

  /** Makes a transfer of a server that serves {@code root}; afterwards it is gone. */
  public static void during(Path root, Happening happening) throws Exception {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      var source = Source.lines("test", List.of("DefaultRoot " + root));
      var generation = ConfigLoader.load(FtpServer.master(daemon), 1, source, _ -> {});
      Server server = generation.servers().getFirst();
      try (var session = SessionRec.in(server.pool(), server);
          var transfer = TransferRec.in(session.pool(), session)) {
        happening.in(transfer);
      }
    }
  }
}
