package dev.lifeguard.examples.ftpd.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lifeguard.examples.ftpd.config.ConfigLoader;
import dev.lifeguard.examples.ftpd.config.parse.Source;
import dev.lifeguard.examples.ftpd.pools.Daemon;
import dev.lifeguard.examples.ftpd.pools.Server;
import dev.lifeguard.examples.ftpd.pools.SessionRec;
import dev.lifeguard.examples.ftpd.pools.TransferRec;
import dev.lifeguard.runtime.ResourcePool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is received as a whole or not at all; its pool sees to it. */
final class UploadTest {

  @TempDir Path directory;

  private interface Receiving {
    void receive(TransferRec transfer) throws IOException;
  }

  private void inTransfer(Receiving receiving) throws Exception {
    try (var daemon = ResourcePool.root(Daemon.class)) {
      var source = Source.lines("test", List.of("DefaultRoot " + directory));
      Server server = ConfigLoader.load(daemon, 1, source, _ -> {}).servers().getFirst();
      try (var session = SessionRec.in(server.pool(), server);
          var transfer = TransferRec.in(session.pool(), session)) {
        receiving.receive(transfer);
      }
    }
  }

  @Test
  void committedItIsThere() throws Exception {
    inTransfer(
        transfer -> {
          var upload = new Upload(transfer.pool(), directory.resolve("file"), 0644);
          upload.write(ByteBuffer.wrap(new byte[] {'h', 'i'}));
          assertEquals(1, names().size());
          upload.commit();
        });
    assertEquals(List.of("file"), names());
    assertEquals("hi", Files.readString(directory.resolve("file")));
  }

  @Test
  void notCommittedItGoes() throws Exception {
    Files.writeString(directory.resolve("file"), "before");
    inTransfer(
        transfer -> {
          var upload = new Upload(transfer.pool(), directory.resolve("file"), 0644);
          upload.write(ByteBuffer.wrap(new byte[] {'h', 'i'}));
        });
    assertEquals(List.of("file"), names());
    assertEquals("before", Files.readString(directory.resolve("file")));
  }

  @Test
  void whatCannotBeCommittedGoes() throws Exception {
    Files.createDirectories(directory.resolve("file/in-the-way"));
    inTransfer(
        transfer -> {
          var upload = new Upload(transfer.pool(), directory.resolve("file"), 0644);
          assertThrows(IOException.class, upload::commit);
        });
    assertEquals(List.of("file"), names());
  }

  @Test
  void whatCannotBeBegunLeavesNothing() throws Exception {
    inTransfer(
        transfer ->
            assertThrows(
                IOException.class,
                () -> new Upload(transfer.pool(), directory.resolve("missing/file"), 0644)));
    assertEquals(List.of(), names());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }
}
