package dev.lifeguard.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.runtime.Kinds.Daemon;
import dev.lifeguard.runtime.Kinds.Job;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Temporary files and directories go with their pool, after all that may be in them. */
class TemporaryFilesTest {

  @TempDir private Path elsewhere;

  private final Journal journal = new Journal();
  private final ResourcePool<Daemon> daemon = ResourcePool.root(Daemon.class);
  private final ResourcePool<Job> job = daemon.subPool(Job.class);

  @Test
  void aFileIsThereUntilThePoolGoes() throws IOException {
    Path file = job.tempFile("upload-", ".part");
    String name = file.getFileName().toString();
    assertTrue(name.startsWith("upload-") && name.endsWith(".part"), name);
    assertEquals(0, Files.size(file));
    job.close();
    assertFalse(Files.exists(file));
    daemon.close();
  }

  @Test
  void theyAreWhereTheyAreWanted() throws IOException {
    Path file = job.tempFile(elsewhere, "a", "b");
    Path directory = job.tempDirectory(elsewhere, "c");
    assertEquals(elsewhere, file.getParent());
    assertEquals(elsewhere, directory.getParent());
    daemon.close();
    assertEmpty(elsewhere);
  }

  private static void assertEmpty(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      assertEquals(0, entries.count());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nobodyElseMayReadThem() throws IOException {
    Path file = job.tempFile("", "");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Path directory = job.tempDirectory("");
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
    daemon.close();
  }

  @Test
  void clearRemovesThem() throws IOException {
    Path file = job.tempFile("", "");
    job.clear();
    assertFalse(Files.exists(file));
    Path next = job.tempFile("", "");
    daemon.close();
    assertFalse(Files.exists(next));
  }

  @Test
  void aDirectoryGoesWithAllThatIsInIt() throws IOException {
    Path directory = job.tempDirectory("work-");
    Files.createDirectories(directory.resolve("a/b/c"));
    Files.createDirectories(directory.resolve("a/empty"));
    Files.writeString(directory.resolve("a/b/file"), "text");
    Files.writeString(directory.resolve("a/b/c/file"), "text");
    daemon.close();
    assertFalse(Files.exists(directory));
  }

  @Test
  void directoriesMayBeDeep() throws IOException {
    Path directory = job.tempDirectory("");
    Path deepest = directory;
    int room = 4000 - directory.toString().length(); // the longest path is 4095 bytes on Linux
    for (int i = 0; i < room / 8; i++) {
      deepest = deepest.resolve("d".repeat(7));
    }
    Files.createDirectories(deepest);
    Files.createFile(deepest.resolve("f"));
    daemon.close();
    assertFalse(Files.exists(directory));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links take a privilege there")
  void linksAreRemovedAndNotFollowed() throws IOException {
    Path kept = Files.writeString(elsewhere.resolve("kept"), "text");
    Path directory = job.tempDirectory("");
    Files.createSymbolicLink(directory.resolve("directory"), elsewhere);
    Files.createSymbolicLink(directory.resolve("file"), kept);
    Files.createSymbolicLink(directory.resolve("nowhere"), Path.of("nowhere"));
    Files.createSymbolicLink(directory.resolve("circle"), directory);
    Path file = job.tempFile("", "");
    Files.delete(file);
    Files.createSymbolicLink(file, elsewhere);
    daemon.close();
    assertFalse(Files.exists(directory));
    assertFalse(Files.isSymbolicLink(file));
    assertEquals("text", Files.readString(kept));
  }

  @Test
  void whatIsGoneAlreadyIsFine() throws IOException {
    Path file = job.tempFile("", "");
    Path kept = elsewhere.resolve("kept");
    Files.move(file, kept);
    Path directory = job.tempDirectory("");
    Files.delete(directory);
    daemon.close();
    assertTrue(Files.exists(kept));
  }

  @Test
  void itStaysWhereItIsWhenItsRemovalIsCancelled() throws IOException {
    Path file = job.tempFile(elsewhere, "", "");
    assertTrue(job.cleanupOf(file).orElseThrow().cancel());
    daemon.close();
    assertTrue(Files.exists(file));
  }

  @Test
  void itMayMoveToAnotherPool() throws IOException {
    Path directory = job.tempDirectory("");
    job.cleanupOf(directory).orElseThrow().moveTo(daemon);
    job.close();
    assertTrue(Files.exists(directory));
    daemon.close();
    assertFalse(Files.exists(directory));
  }

  @Test
  @SuppressWarnings("restricted") // to see when memory goes
  void itGoesAfterAllThatMayBeInIt() throws IOException {
    Path[] file = new Path[1];
    job.onClose(() -> journal.write("action-" + Files.exists(file[0])));
    job.own(
        new FakeProcess(() -> journal.write("process-" + Files.exists(file[0]))),
        KillPolicy.ALWAYS);
    file[0] = job.tempFile("", "");
    FileChannel channel =
        FileChannel.open(file[0], StandardOpenOption.READ, StandardOpenOption.WRITE);
    job.own(channel, c -> closeAndNote(c, file[0]));
    channel
        .map(MapMode.READ_WRITE, 0, 8, job)
        .reinterpret(job, _ -> journal.write("mapped-" + Files.exists(file[0])));
    job.subPool().onClose(() -> journal.write("sub-" + Files.exists(file[0])));
    daemon.close();
    assertEquals("sub-true channel-true action-true process-true mapped-true", journal.read());
    assertFalse(Files.exists(file[0]));
  }

  private void closeAndNote(FileChannel channel, Path file) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    journal.write("channel-" + Files.exists(file));
  }

  @Test
  void whatCannotBeMadeIsNotRegistered() {
    assertThrows(
        NoSuchFileException.class, () -> job.tempFile(elsewhere.resolve("nowhere"), "", ""));
    assertThrows(IllegalArgumentException.class, () -> job.tempDirectory("a/b"));
    assertEquals(0, PoolTree.of(job).rows().getFirst().stats().cleanups());
    daemon.close();
  }

  @Test
  void aClosedPoolMakesNone() throws IOException {
    job.close();
    assertThrows(PoolClosedException.class, () -> job.tempFile(elsewhere, "", ""));
    assertThrows(PoolClosedException.class, () -> job.tempDirectory(elsewhere, ""));
    assertThrows(
        WrongThreadException.class,
        () -> Threads.onAnother(() -> daemon.tempFile(elsewhere, "", "")));
    assertEmpty(elsewhere);
    daemon.close();
  }
}
