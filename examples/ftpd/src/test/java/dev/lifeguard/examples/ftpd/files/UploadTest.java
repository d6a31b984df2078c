package dev.lifeguard.examples.ftpd.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lifeguard.examples.ftpd.TestTransfer;
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

  @Test
  void committedItIsThere() throws Exception {
    TestTransfer.during(
        directory,
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
    TestTransfer.during(
        directory,
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
    TestTransfer.during(
        directory,
        transfer -> {
          var upload = new Upload(transfer.pool(), directory.resolve("file"), 0644);
          assertThrows(IOException.class, upload::commit);
        });
    assertEquals(List.of("file"), names());
  }

  @Test
  void whatCannotBeBegunLeavesNothing() throws Exception {
    TestTransfer.during(
        directory,
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
