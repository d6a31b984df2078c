package net.site;

import dev.lifeguard.runtime.ResourcePool;
import net.httpd.ConnectionRec;
import net.httpd.Daemon;
import net.httpd.RequestRec;
import net.httpd.ServerRec;
import net.httpd.Texts;
import net.httpd.log.Names;
import java.util.ArrayList;

final class Main {
  private Main() {}

  static String serve(ResourcePool<Daemon> daemon) {
    // warning: LG401
    Texts.text(daemon, "started");
    try (ServerRec server = ServerRec.in(daemon, "main", new ArrayList<>())) {
      ConnectionRec connection = ConnectionRec.in(server.pool(), server);
      RequestRec request = RequestRec.in(connection.pool(), connection, "/");
      new Keeping().handle(request);
      new Answering().handle(request);
      // warning: LG203
      connection.peer(Texts.text(request.pool(), "peer"));
      return Names.of(server);
    }
  }
}
