package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data connections that come, do not come, come from elsewhere, or stop. */
final class DataConnectionTest {

  private static final int BIG = 20_000_000;

  @TempDir Path served;

  @Test
  void aFileGoesThroughABareSocket() throws Exception {
    Files.writeString(served.resolve("file"), "a\nb\r\n\n");
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      assertEquals("a\nb\r\n\n", client.receive("RETR file"));
      client.expect(200, "TYPE A");
      assertEquals("a\r\nb\r\r\n\r\n", client.receive("RETR file"));
    }
  }

  @Test
  void listsWhatClientsAskFor() throws Exception {
    Files.createDirectory(served.resolve("directory"));
    Files.createFile(served.resolve("directory/file"));
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      for (String arguments : new String[] {" directory", " -l directory", " -l directory/"}) {
        assertEquals("directory/file\r\n", client.receive("NLST" + arguments));
      }
      assertEquals("/directory/file\r\n", client.receive("NLST /directory"));
      assertEquals("file\r\n", client.receive("NLST -1 directory"));
      assertEquals("directory\r\n", client.receive("NLST"));
      assertEquals("directory\r\n", client.receive("NLST ."));
      assertEquals(".\r\n..\r\ndirectory\r\n", client.receive("NLST -a"));
      assertEquals("directory/file\r\n", client.receive("NLST directory/file"));
      client.data().close();
      client.expect(450, "NLST missing");
    }
  }

  @Test
  void passiveTwiceClosesTheFirst() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.passivePort();
      client.passivePort();
      assertEquals(3, server.count("Connection"), () -> server.pools().toString());
    }
  }

  @Test
  void oneThatDoesNotComeIsNotWaitedForForEver() throws Exception {
    Files.createFile(served.resolve("file"));
    try (var server = TestServer.serving(served, "TimeoutNoTransfer 1");
        var client = RawClient.loggedIn(server)) {
      for (String command : new String[] {"RETR file", "STOR new", "LIST"}) {
        client.passivePort();
        client.expect(150, command);
        assertEquals(425, client.code());
        client.expect(425, command);
        client.expect(200, "NOOP");
      }
      assertEquals(0, server.count("Transfer"));
    }
  }

  @Test
  void oneFromElsewhereIsSentAway() throws Exception {
    Files.writeString(served.resolve("file"), "for me only");
    InetAddress elsewhere = InetAddress.getByName("127.0.0.2");
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs the whole of 127.0.0.0/8");
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      int port = client.passivePort();
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      try (var stranger = new Socket();
          var data = new Socket()) {
        stranger.setSoTimeout((int) Waiting.LONGEST.toMillis());
        stranger.bind(new InetSocketAddress(elsewhere, 0));
        stranger.connect(here);
        client.expect(150, "RETR file");
        assertEquals(-1, stranger.getInputStream().read());
        data.connect(here);
        assertEquals("for me only", RawClient.text(data));
        assertEquals(226, client.code());
      }
    }
  }

  @Test
  void aDownloadThatDoesNotMoveIsEnded() throws Exception {
    Files.write(served.resolve("big"), new byte[BIG]);
    try (var server = TestServer.serving(served, "TimeoutStalled 1");
        var client = RawClient.loggedIn(server);
        var data = client.begin("RETR big")) {
      assertEquals(0, data.getInputStream().read());
      assertEquals(426, client.code());
      client.expect(200, "NOOP");
    }
  }

  @Test
  void anUploadThatDoesNotMoveIsEnded() throws Exception {
    Files.writeString(served.resolve("file"), "before");
    try (var server = TestServer.serving(served, "TimeoutStalled 1");
        var client = RawClient.loggedIn(server);
        var data = client.begin("STOR file")) {
      data.getOutputStream().write(new byte[1000]);
      assertEquals(426, client.code());
      client.expect(200, "NOOP");
      assertEquals("before", Files.readString(served.resolve("file")));
    }
  }

  @Test
  void anUploadThatIsResetLeavesWhatWasThere() throws Exception {
    Files.writeString(served.resolve("file"), "before");
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      var data = client.begin("STOR file");
      data.getOutputStream().write(new byte[1000]);
      RawClient.reset(data);
      assertEquals(426, client.code());
      assertEquals("before", Files.readString(served.resolve("file")));
      try (var listed = Files.list(served)) {
        assertEquals(1, listed.count(), "files in the directory");
      }
    }
  }

  @Test
  void aDownloadThatIsResetIsOver() throws Exception {
    Files.write(served.resolve("big"), new byte[BIG]);
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      var data = client.begin("RETR big");
      assertEquals(0, data.getInputStream().read());
      RawClient.reset(data);
      assertEquals(426, client.code());
      assertEquals(0, server.count("Transfer"));
      client.expect(200, "NOOP");
    }
  }

  @Test
  void anUploadIsThereAllAtOnce() throws Exception {
    byte[] text = "0123456789".repeat(50_000).getBytes(StandardCharsets.US_ASCII);
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      try (var data = client.begin("STOR file")) {
        data.getOutputStream().write(text);
        Waiting.until(() -> server.count("Transfer") == 1);
        assertEquals(false, Files.exists(served.resolve("file")));
      }
      assertEquals(226, client.code());
      assertArrayEquals(text, Files.readAllBytes(served.resolve("file")));
    }
  }
}
