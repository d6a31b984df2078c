package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Python's ftplib does all that it can do; what it expects stands in {@code session.py}. */
final class FtplibTest {

  @TempDir Path served;
  @TempDir Path here;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aWholeSession(int seed) throws Exception {
    Program python = Program.named("python3", "python3");
    try (var server = TestServer.serving(served)) {
      String said = run(python, server, TestServer.PASSWORD, seed).ok();
      assertEquals("done", said.strip());
    }
    assertEquals(Set.of(""), Trees.of(served).keySet());
  }

  /** So that it is seen that the script can fail. */
  @Test
  void aSessionThatIsNotLetIn() throws Exception {
    Program python = Program.named("python3", "python3");
    try (var server = TestServer.serving(served)) {
      Program.Result result = run(python, server, "wrong", 1);
      assertEquals(1, result.status(), result.printed());
      assertTrue(result.printed().contains("530"), result.printed());
    }
  }

  private Program.Result run(Program python, TestServer server, String password, int seed)
      throws Exception {
    Path script = here.resolve("session.py");
    Files.write(script, Resources.bytes("session.py"));
    return python.run(
        "-B",
        script.toString(),
        "127.0.0.1",
        Integer.toString(server.address().getPort()),
        TestServer.USER,
        password,
        Integer.toString(seed));
  }
}
