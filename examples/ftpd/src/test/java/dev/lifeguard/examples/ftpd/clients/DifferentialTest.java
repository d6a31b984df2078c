package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.examples.ftpd.FtpServer;
import dev.lifeguard.examples.ftpd.clients.Differences.Difference;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same sessions with ProFTPD and with our server. Replies are compared by code and meaning, the
 * files afterwards by name, mode and hash; what differs must stand in {@code differences.txt}, and
 * what stands there must differ.
 */
final class DifferentialTest {

  /** "secret". */
  private static final String HASH =
      "$6$lifeguard$RslAJLRs6h89UtNquwHZPQMrXeh7stLgP9Va/yJZkJqKysnprcKdbQLCGBfhWdapPiD"
          + "/SWzlxj.RCMEm2qC.G1";

  @TempDir static Path own;
  private static Path theirTree = Path.of("");
  private static Path ourTree = Path.of("");
  private static Proftpd proftpd;
  private static FtpServer server;

  @BeforeAll
  static void startBoth() throws Exception {
    theirTree = Files.createDirectory(own.resolve("theirs"));
    ourTree = Files.createDirectory(own.resolve("ours"));
    Path users = users(own, theirTree);
    proftpd =
        Proftpd.start(
            Files.createDirectory(own.resolve("proftpd")),
            users,
            "UseSendfile off"); // or it hears nothing meanwhile
    server =
        FtpServer.start(
            List.of(
                "DefaultRoot " + ourTree,
                "Port 0",
                "AuthUserFile " + users,
                "Umask 022",
                "AllowOverwrite on"));
  }

  /** A file that says who may log in, and comes to {@code home}; nobody else may read it. */
  static Path users(Path own, Path home) throws IOException {
    Path users = own.resolve("passwd");
    var secret = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(users, secret);
    Files.writeString(users, "me:%s:0:0::%s:/bin/sh\n".formatted(HASH, home));
    return users;
  }

  @AfterAll
  static void stopBoth() throws Exception {
    if (proftpd != null) {
      proftpd.stop();
    }
    if (server != null) {
      server.close();
    }
    Trees.clear(theirTree); // before JUnit finds links that lead out
    Trees.clear(ourTree);
  }

  static List<Script> sessions() throws IOException {
    return Script.read("sessions.txt");
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void bothDoTheSame(Script session) throws Exception {
    Map<String, String> theirs = run(session, proftpd.address(), theirTree);
    Map<String, String> ours = run(session, server.address(), ourTree);
    List<Difference> differences = new ArrayList<>();
    theirs.forEach(
        (step, their) -> {
          String our = ours.getOrDefault(step, "nothing");
          if (!our.equals(their)) {
            differences.add(new Difference(session.name(), step, their, our));
          }
        });
    List<Difference> known =
        Differences.known("differences.txt").stream()
            .filter(each -> each.session().equals(session.name()))
            .toList();
    assertEquals(lines(known), lines(differences));
  }

  private static String lines(List<Difference> differences) {
    return String.join("\n", differences.stream().map(Difference::toString).sorted().toList());
  }

  /** What comes of each step, and of the whole. */
  private static Map<String, String> run(Script session, InetSocketAddress address, Path tree)
      throws IOException {
    SampleTree.plant(tree);
    Map<String, String> outcome = new LinkedHashMap<>();
    try (var conversation = new Conversation(address)) {
      for (Script.Step step : session.steps()) {
        outcome.put(step.label(), conversation.follow(step));
      }
      outcome.put("the end", conversation.atTheEnd());
    }
    outcome.put("the files", SampleTree.changes(tree));
    return outcome;
  }

  @Test
  void everyDifferenceIsOfASession() throws Exception {
    List<String> names = sessions().stream().map(Script::name).toList();
    for (Difference each : Differences.known("differences.txt")) {
      assertEquals(true, names.contains(each.session()), each::toString);
    }
  }
}
