package dev.lifeguard.examples.ftpd.clients;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.lifeguard.examples.ftpd.Ports;
import dev.lifeguard.examples.ftpd.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A configuration that is never the same for long. One of its servers keeps its port; the main one
 * has now this port and now that, other servers come and go, and so do limits.
 *
 * @param file where it stands
 * @param served by all of its servers
 * @param clients how many there are to be room for
 * @param kept the port that stays
 * @param changing the ports of the main server
 * @param passing the port of a server that comes and goes
 */
record ChangingConfiguration(
    Path file, Path served, int clients, int kept, List<Integer> changing, int passing) {

  static ChangingConfiguration in(Path directory, Path served, int clients) {
    return new ChangingConfiguration(
        directory.resolve("ftpd.conf"),
        served,
        clients,
        Ports.free(),
        List.of(Ports.free(), Ports.free()),
        Ports.free());
  }

  /** How it is at first, and in the end. */
  void writeFirst() throws IOException {
    write(text(changing.getFirst(), "Umask 022", ""));
  }

  /**
   * Makes it another one.
   *
   * @return whether that is right
   */
  boolean change(Random random) throws IOException {
    List<String> more = new ArrayList<>();
    if (random.nextBoolean()) {
      more.add("<VirtualHost 127.0.0.1>\nPort %d\n</VirtualHost>".formatted(passing));
    }
    if (random.nextBoolean()) {
      more.add("<Directory %s/*>\n<Limit SITE_CHMOD>\nDenyAll".formatted(served));
      more.add("</Limit>\n</Directory>");
    }
    boolean right = random.nextInt(5) > 0;
    if (!right) {
      more.add(List.of("Umask 9", "</Global>", "Port " + kept, "Nonsense").get(random.nextInt(4)));
    }
    List<String> all =
        List.of(
            "Umask 0%d7".formatted(random.nextInt(3)),
            "MaxClients %d \"%%m are enough\"".formatted(clients + random.nextInt(3)),
            "TimeoutIdle %d".formatted(600 + random.nextInt(60)),
            "TransferRate RETR,STOR 1000000");
    int port = changing.get(random.nextInt(changing.size()));
    write(text(port, all.get(random.nextInt(all.size())), String.join("\n", more)));
    return right;
  }

  private String text(int port, String global, String more) {
    return """
    DefaultAddress 127.0.0.1
    Port %d
    <Global>
      DefaultRoot "%s"
      AuthUser %s:%s
      AllowOverwrite on
      %s
    </Global>
    <VirtualHost 127.0.0.1>
      Port %d
      MaxClients %d
    </VirtualHost>
    %s
    """
        .formatted(
            port, served, TestServer.USER, TestServer.PASSWORD, global, kept, 2 * clients, more);
  }

  /** All at once: nobody reads half of it. */
  private void write(String text) throws IOException {
    Path next = file.resolveSibling("next.conf");
    Files.writeString(next, text);
    Files.move(next, file, ATOMIC_MOVE, REPLACE_EXISTING);
  }
}
