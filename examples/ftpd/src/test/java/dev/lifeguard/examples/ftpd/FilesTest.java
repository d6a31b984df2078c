package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands do to files, and what they say of them. */
final class FilesTest {

  @TempDir Path served;

  @BeforeEach
  void makeFiles() throws Exception {
    Files.createDirectory(served.resolve("a"));
    Files.writeString(served.resolve("file"), "0123456789");
    Files.setLastModifiedTime(
        served.resolve("file"), FileTime.from(Instant.parse("2024-02-29T23:59:58Z")));
  }

  @Test
  void makesAndRemoves() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(257, "MKD a/b");
      assertTrue(Files.isDirectory(served.resolve("a/b")));
      client.expect(550, "RMD a");
      client.expect(250, "RMD a/b");
      client.expect(250, "RMD a");
      assertFalse(Files.exists(served.resolve("a")));
      client.expect(250, "DELE file");
      assertFalse(Files.exists(served.resolve("file")));
    }
  }

  @Test
  void aLinkIsDeletedAndNotWhatItLeadsTo() throws Exception {
    Files.createSymbolicLink(served.resolve("link"), Path.of("file"));
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(250, "DELE link");
      assertEquals(List.of("a", "file"), names());
    }
  }

  @Test
  void renames() throws Exception {
    Files.writeString(served.resolve("taken"), "replaced");
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(350, "RNFR file");
      assertEquals(1, server.count("Transfer"), "as in ProFTPD");
      client.expect(250, "RNTO a/new");
      assertEquals(0, server.count("Transfer"));
      assertEquals("0123456789", Files.readString(served.resolve("a/new")));
      client.expect(350, "RNFR a/new");
      client.expect(250, "RNTO taken");
      assertEquals("0123456789", Files.readString(served.resolve("taken")));
      client.expect(350, "RNFR a");
      client.expect(250, "RNTO b");
      assertEquals(List.of("b", "taken"), names());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "no/new", "file/new", "/", "a/in"})
  void doesNotRenameTo(String target) throws Exception {
    Files.createDirectory(served.resolve("a/in"));
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(350, "RNFR file");
      client.expect(550, "RNTO " + target);
      client.expect(503, "RNTO new");
      client.expect(350, "RNFR a");
      client.expect(550, "RNTO a/in/a");
      assertEquals(List.of("a", "file"), names());
      assertEquals(0, server.count("Transfer"));
    }
  }

  @Test
  void aRenamingIsForgotten() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(350, "RNFR file");
      client.expect(257, "PWD");
      assertEquals(0, server.count("Transfer"));
      client.expect(503, "RNTO new");
      client.expect(350, "RNFR file");
      client.expect(501, "RNTO");
      client.expect(503, "RNTO new");
      client.expect(350, "RNFR file");
      client.expect(200, "NOOP");
      client.lines(211, "STAT");
      client.expect(250, "RNTO new");
    }
  }

  @ParameterizedTest
  @CsvSource({"640, rw-r-----", "0751, rwxr-x--x", "000, ---------", "777, rwxrwxrwx"})
  void changesModes(String mode, String letters) throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(200, "SITE CHMOD " + mode + " file");
      assertEquals(
          letters,
          PosixFilePermissions.toString(Files.getPosixFilePermissions(served.resolve("file"))));
    }
  }

  @Test
  void saysSizesAndTimes() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      assertEquals("213 10", client.expect(213, "SIZE file"));
      assertEquals("213 20240229235958", client.expect(213, "MDTM file"));
      client.expect(200, "TYPE A");
      client.expect(550, "SIZE file");
    }
  }

  @Test
  void saysFacts() throws Exception {
    String facts = "type=file;size=10;modify=20240229235958;perm=adfrw; ";
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      assertEquals(
          List.of("250-Of /file:", " " + facts + "/file", "250 End"),
          client.lines(250, "MLST file"));
      assertTrue(client.lines(211, "FEAT").contains(" MLST type*;size*;modify*;perm*;"));
      client.expect(200, "OPTS MLST perm;Size;");
      assertTrue(client.lines(211, "FEAT").contains(" MLST type;size*;modify;perm*;"));
      assertEquals(" size=10;perm=adfrw; /file", client.lines(250, "MLST file").get(1));
      assertEquals(" perm=celmp; /", client.lines(250, "MLST").get(1));
      client.expect(200, "OPTS MLST");
      assertEquals("  /file", client.lines(250, "MLST file").get(1));
    }
  }

  @Test
  void listsForMachines() throws Exception {
    Files.createSymbolicLink(served.resolve("inside"), Path.of("file"));
    Files.createSymbolicLink(served.resolve("outside"), Path.of(".."));
    Files.writeString(served.resolve("two\nlines"), "");
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      client.expect(200, "OPTS MLST type;size;");
      try (Socket data = client.begin("MLSD")) {
        assertEquals(
            List.of(
                "type=OS.unix=symlink; outside",
                "type=dir; a",
                "type=file;size=0; two?lines",
                "type=file;size=10; file",
                "type=file;size=10; inside"),
            RawClient.text(data).lines().sorted().toList());
      }
      assertEquals(226, client.code());
    }
  }

  private List<String> names() throws IOException {
    try (var listed = Files.list(served)) {
      return listed.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void setsTimes() throws Exception {
    try (var server = TestServer.serving(served);
        var client = RawClient.loggedIn(server)) {
      assertEquals(
          "213 Modify=20010203040506; file", client.expect(213, "MFMT 20010203040506 file"));
      assertEquals("213 20010203040506", client.expect(213, "MDTM file"));
      client.expect(501, "MFMT 20011303040506 file");
      client.expect(501, "MFMT yesterday file");
      client.expect(501, "MFMT 20010203040506");
      client.expect(501, "MFMT");
      client.expect(550, "MFMT 20010203040506 missing");
      assertEquals("213 20010203040506", client.expect(213, "MDTM file"));
    }
  }
}
