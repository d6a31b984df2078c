package dev.lifeguard.processor.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The exact text of a few generated classes. After a change that is meant, run with {@code
 * -Dgolden.update=true} and read the difference.
 */
final class GoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @CsvSource({
    "config, ftp.ConfigRec",
    "root, ftp.DaemonRec",
    "shared, ftp.NoteRec",
    "abstractclass, ftp.SessionRec",
    "own, ftp.FtpCommandRec"
  })
  void text(String folder, String rec) throws IOException {
    Path expected =
        GOLDEN.resolve(folder).resolve(rec.substring(rec.lastIndexOf('.') + 1) + ".txt");
    String actual = Fixture.of(sources(GOLDEN.resolve(folder))).source(rec);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual);
  }

  private static String[] sources(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      List<Path> sources =
          files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      String[] texts = new String[sources.size()];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = Files.readString(sources.get(i));
      }
      return texts;
    }
  }
}
