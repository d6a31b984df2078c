package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.TestServer;
import dev.lifeguard.examples.ftpd.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole directories go up and down through the real lftp, several connections at a time. */
final class LftpTest {

  private static final long SEED = 6;

  @TempDir Path served;
  @TempDir Path here;

  private Program lftp;

  @BeforeEach
  void findLftp() {
    lftp = Program.named("lftp", "lftp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "set ftp:use-mlsd yes;",
        "set ftp:use-mlsd no;",
        "set ftp:passive-mode no;",
        "set ftp:prefer-epsv yes;",
        "set ftp:use-feat no;",
        "set ftp:sync-mode no;",
        "set ftp:use-site-utime no; set ftp:use-size no; set ftp:use-mdtm no;",
        "set ftp:use-stat-for-list yes;"
      })
  void mirrorsDown(String settings) throws Exception {
    Trees.plant(served, SEED);
    try (var server = TestServer.serving(served)) {
      tell(server, settings, "mirror --parallel=4 / " + here).ok();
    }
    Trees.assertSame(served, here);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "set ftp:passive-mode no;", "set ftp:sync-mode no;"})
  void mirrorsUp(String settings) throws Exception {
    Trees.plant(here, SEED);
    try (var server = TestServer.serving(served)) {
      tell(server, settings, "mirror -R --parallel=4 " + here + " /").ok();
    }
    Trees.assertSame(here, served);
  }

  @Test
  void mirrorsOnlyWhatHasChanged() throws Exception {
    Trees.plant(served, SEED);
    Instant before = Instant.parse("2020-02-29T12:34:56Z");
    for (String name : Trees.of(served).keySet()) {
      Files.setLastModifiedTime(served.resolve(name), FileTime.from(before));
    }
    try (var server = TestServer.serving(served)) {
      tell(server, "", "mirror / " + here).ok();
      assertEquals(before, Files.getLastModifiedTime(here.resolve("sub/100%")).toInstant());
      Files.writeString(served.resolve("sub/plain"), "changed");
      Files.delete(served.resolve("sub/#hash"));
      String said = tell(server, "", "mirror --delete --verbose / " + here).ok();
      assertTrue(said.contains("Transferring file `sub/plain'"), said);
      assertEquals(1, said.lines().filter(line -> line.startsWith("Transferring")).count(), said);
      assertFalse(Files.exists(here.resolve("sub/#hash")));
    }
    Trees.assertSame(served, here);
  }

  @Test
  void mirrorsUpAndTakesAway() throws Exception {
    Trees.plant(here, SEED);
    Trees.plant(served, SEED + 1);
    Files.createDirectories(served.resolve("old/older"));
    Files.writeString(served.resolve("old/older/file"), "old");
    try (var server = TestServer.serving(served)) {
      tell(server, "", "mirror -R --delete --ignore-time --transfer-all " + here + " /").ok();
    }
    Trees.assertSame(here, served);
  }

  @Test
  void oneFileInParts() throws Exception {
    Trees.plantFile(served.resolve("big"), 9_000_001, SEED);
    Path copy = here.resolve("copy");
    try (var server = TestServer.serving(served)) {
      tell(server, "set pget:min-chunk-size 100k;", "pget -n 5 -O " + here + " big -o " + copy)
          .ok();
    }
    assertEquals(Trees.hash(served.resolve("big")), Trees.hash(copy));
  }

  @ParameterizedTest
  @ValueSource(strings = {"get -c /big -o %s/big", "mirror -c --include big / %s"})
  void resumesADownload(String command) throws Exception {
    byte[] all = Trees.bytes("big", 3_000_000, SEED);
    Files.write(served.resolve("big"), all);
    Files.write(here.resolve("big"), Arrays.copyOf(all, 1_234_567));
    try (var server = TestServer.serving(served)) {
      tell(server, "", command.formatted(here)).ok();
    }
    assertEquals(Trees.hash(all), Trees.hash(here.resolve("big")));
  }

  @Test
  void resumesAnUpload() throws Exception {
    byte[] all = Trees.bytes("big", 3_000_000, SEED);
    Files.write(here.resolve("big"), all);
    Files.write(served.resolve("big"), Arrays.copyOf(all, 1_234_567));
    try (var server = TestServer.serving(served)) {
      tell(server, "", "put -c " + here.resolve("big") + " -o /big").ok();
    }
    assertEquals(Trees.hash(all), Trees.hash(served.resolve("big")));
  }

  @Test
  void resumesWhatWasKilled() throws Exception {
    Trees.plantFile(served.resolve("big"), 20_000_000, SEED);
    Path copy = here.resolve("big");
    try (var server = TestServer.serving(served)) {
      String get = "get -c /big -o " + copy;
      String[] slowly = arguments(server, "set net:limit-rate 200000;", get);
      Process first = lftp.start(here.resolve("printed"), slowly);
      try {
        Waiting.until(() -> Files.exists(copy) && Files.size(copy) > 0);
      } finally {
        first.destroyForcibly();
        assertTrue(first.waitFor(1, TimeUnit.MINUTES));
      }
      assertNotEquals(Files.size(served.resolve("big")), Files.size(copy));
      server.assertIdle();
      tell(server, "", get).ok();
    }
    assertEquals(Trees.hash(served.resolve("big")), Trees.hash(copy));
  }

  @Test
  void movesAndRemoves() throws Exception {
    Trees.plant(served, SEED);
    try (var server = TestServer.serving(served)) {
      tell(
              server,
              "set cmd:fail-exit yes;",
              "mv sub renamed; mkdir -p a/b/c; rm renamed/plain; rm -r renamed/deeper;"
                  + " chmod 600 renamed/100%; mv renamed/a,b a/b/c/; rmdir empty; cd a/b; pwd; ls;"
                  + " find; du -s; cd ../..; glob rm -f -- ?dash; echo done")
          .ok();
    }
    assertFalse(Files.exists(served.resolve("sub")));
    assertFalse(Files.exists(served.resolve("renamed/plain")));
    assertFalse(Files.exists(served.resolve("renamed/deeper")));
    assertFalse(Files.exists(served.resolve("empty")));
    assertFalse(Files.exists(served.resolve("-dash")));
    assertTrue(Files.exists(served.resolve("a/b/c/a,b")));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(served.resolve("renamed/100%"))));
  }

  @Test
  void isToldWhatIsNotThere() throws Exception {
    try (var server = TestServer.serving(served)) {
      assertNotEquals(0, tell(server, "", "get /missing -o " + here.resolve("x")).status());
      assertNotEquals(0, tell(server, "", "cd /missing").status());
      assertNotEquals(0, tell(server, "", "rm missing").status());
    }
  }

  private Program.Result tell(TestServer server, String settings, String commands)
      throws Exception {
    return lftp.run(arguments(server, settings, commands));
  }

  private static String[] arguments(TestServer server, String settings, String commands) {
    return new String[] {
      "--norc",
      "-u",
      TestServer.USER + "," + TestServer.PASSWORD,
      "-e",
      "set ftp:ssl-allow yes; set net:max-retries 2; set net:timeout 30; set cmd:fail-exit yes; "
          + settings
          + commands
          + "; bye",
      "ftp://" + server.hostAndPort()
    };
  }
}
