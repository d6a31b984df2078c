package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several clients at once. */
final class ManySessionsTest {

  @TempDir Path served;
  @TempDir Path here;

  @Test
  void eachGetsItsOwnFile() throws Exception {
    try (var server = TestServer.serving(served)) {
      inParallel(8, 24, number -> upAndDown(server, number));
    }
  }

  private void upAndDown(TestServer server, int number) throws Exception {
    byte[] bytes = new byte[200_000 + number];
    new Random(number).nextBytes(bytes);
    Path file = Files.write(here.resolve("up" + number), bytes);
    Path copy = here.resolve("down" + number);
    Curl.run("-T", file.toString(), server.url("f" + number)).ok();
    Curl.run("-o", copy.toString(), server.url("f" + number)).ok();
    assertArrayEquals(bytes, Files.readAllBytes(copy));
  }

  @Test
  void someComeAndSomeVanish() throws Exception {
    Files.write(served.resolve("big"), new byte[5_000_000]);
    try (var server = TestServer.serving(served)) {
      inParallel(8, 200, number -> visit(server, number));
    }
  }

  private static void visit(TestServer server, int number) throws Exception {
    var client = RawClient.loggedIn(server);
    if (number % 2 == 0) {
      var data = client.begin("RETR big");
      if (number % 4 == 0) {
        assertEquals(5_000_000, data.getInputStream().readAllBytes().length);
        assertEquals(226, client.code());
        client.expect(221, "QUIT");
      }
      RawClient.reset(data);
    }
    client.vanish();
  }

  @Test
  void idleOnesShareNothing() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    try (var server = TestServer.serving(served)) {
      Files.createDirectory(served.resolve("a"));
      for (int i = 0; i < 50; i++) {
        clients.add(RawClient.loggedIn(server));
      }
      assertEquals(50, server.count("Session"));
      for (int i = 0; i < 50; i += 2) {
        clients.get(i).expect(250, "CWD a");
      }
      for (int i = 0; i < 50; i++) {
        String here = clients.get(i).expect(257, "PWD");
        assertEquals(i % 2 == 0, here.contains("\"/a\""), here);
      }
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  private interface Visit {
    void make(int number) throws Exception;
  }

  private static void inParallel(int width, int count, Visit visit) throws Exception {
    try (var executor = Executors.newFixedThreadPool(width)) {
      List<Callable<Boolean>> visits = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        visits.add(
            () -> {
              visit.make(number);
              return true;
            });
      }
      for (Future<Boolean> done : executor.invokeAll(visits)) {
        done.get();
      }
    }
  }
}
