package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that go without a word, at every point of a session. Each test ends with what {@link
 * TestServer#close} asserts: nothing of them stays.
 */
final class VanishingClientsTest {

  private static final int BIG = 20_000_000;

  @TempDir Path served;
  @TempDir Path here;

  @BeforeEach
  void makeFiles() throws Exception {
    Files.write(served.resolve("big"), new byte[BIG]);
    Files.writeString(served.resolve("file"), "before");
  }

  @Test
  void beforeTheGreeting() throws Exception {
    try (var server = TestServer.serving(served)) {
      for (int i = 0; i < 50; i++) {
        server.connect().vanish();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "USER", "USER me", "USER me\r\nPA", "SITE POOLS\r\n", "QUIT\r\n"})
  void inACommand(String said) throws Exception {
    try (var server = TestServer.serving(served)) {
      for (int i = 0; i < 10; i++) {
        var client = RawClient.greeted(server);
        client.send(said.getBytes(StandardCharsets.US_ASCII));
        client.vanish();
      }
    }
  }

  @Test
  void inACommandPolitely() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.send("NOO".getBytes(StandardCharsets.US_ASCII));
      client.sayNoMore();
      server.assertIdle();
    }
  }

  @Test
  void afterPassive() throws Exception {
    try (var server = TestServer.serving(served)) {
      var client = RawClient.loggedIn(server);
      client.passivePort();
      client.vanish();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RETR big", "STOR file", "LIST"})
  void whileTheDataConnectionIsWaitedFor(String command) throws Exception {
    try (var server = TestServer.serving(served, "TimeoutNoTransfer 1")) {
      var client = RawClient.loggedIn(server);
      client.passivePort();
      client.expect(150, command);
      client.vanish();
      server.assertIdle();
      assertEquals("before", Files.readString(served.resolve("file")));
    }
  }

  @Test
  void inADownload() throws Exception {
    try (var server = TestServer.serving(served)) {
      var client = RawClient.loggedIn(server);
      Socket data = client.begin("RETR big");
      assertEquals(0, data.getInputStream().read());
      client.vanish();
      RawClient.reset(data);
    }
  }

  @Test
  void inAnUpload() throws Exception {
    try (var server = TestServer.serving(served)) {
      var client = RawClient.loggedIn(server);
      Socket data = client.begin("STOR file");
      data.getOutputStream().write(new byte[100_000]);
      client.vanish();
      RawClient.reset(data);
      server.assertIdle();
      assertOnlyWhatWasThere();
    }
  }

  @Test
  void inAnUploadPolitely() throws Exception {
    try (var server = TestServer.serving(served)) {
      var client = RawClient.loggedIn(server);
      Socket data = client.begin("STOR file");
      data.getOutputStream().write(new byte[100_000]);
      client.close();
      data.close();
      server.assertIdle();
      assertOnlyWhatWasThere();
    }
  }

  @Test
  void curlKilledInADownload() throws Exception {
    try (var server = TestServer.serving(served)) {
      killInTheMiddle(server, "-o", here.resolve("copy").toString(), server.url("big"));
    }
  }

  /**
   * The system closes the sockets of a killed process one after the other. When the data connection
   * is first, its end may look like that of the file: then there is what came, and nothing else.
   */
  @Test
  void curlKilledInAnUpload() throws Exception {
    Path big = served.resolve("big");
    try (var server = TestServer.serving(served)) {
      killInTheMiddle(server, "-T", big.toString(), server.url("file"));
      server.assertIdle();
      assertEquals(2, count(), "files in the directory");
      assertTrue(Files.size(served.resolve("file")) < BIG);
    }
  }

  private void killInTheMiddle(TestServer server, String first, String second, String third)
      throws Exception {
    Process curl =
        Curl.start(here.resolve("printed"), "--limit-rate", "100k", first, second, third);
    try {
      Waiting.until(() -> server.pools().toString().contains("Connection \"data\""));
      assertEquals(1, server.count("Transfer"), () -> server.pools().toString());
      assertTrue(curl.isAlive());
    } finally {
      curl.destroyForcibly();
      curl.waitFor(1, TimeUnit.MINUTES);
    }
  }

  @Test
  void curlOutOfTime() throws Exception {
    try (var server = TestServer.serving(served)) {
      var result =
          Curl.run(
              "--limit-rate",
              "100k",
              "--max-time",
              "1",
              "-o",
              here.resolve("copy").toString(),
              server.url("big"));
      assertEquals(Curl.TIMED_OUT, result.status(), result.printed());
    }
  }

  private void assertOnlyWhatWasThere() throws Exception {
    assertEquals(2, count(), "files in the directory");
    assertEquals("before".length(), Files.size(served.resolve("file")));
    assertEquals("before", Files.readString(served.resolve("file")));
  }

  private long count() throws Exception {
    try (var listed = Files.list(served)) {
      return listed.count();
    }
  }
}
