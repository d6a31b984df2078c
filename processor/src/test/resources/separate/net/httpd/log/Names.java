package net.httpd.log;

import net.httpd.Server;
import java.util.ArrayList;
import java.util.List;

public final class Names {
  private static final List<String> ALL = new ArrayList<>();

  private Names() {}

  static void add(String name) {
    ALL.add(name);
  }

  public static String of(Server server) {
    Latest.seen(server);
    return server.name();
  }
}
