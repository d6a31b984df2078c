package dev.lifeguard.examples.ftpd.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.protocol.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Nothing leads out of the served directory. */
final class ServedDirectoryTest {

  @TempDir Path world;
  private Path root = Path.of("");
  private ServedDirectory served = new ServedDirectory(root);

  @BeforeEach
  void makeFiles() throws IOException {
    root = Files.createDirectories(world.resolve("served")).toRealPath();
    served = ServedDirectory.at(root);
    Files.createDirectories(root.resolve("a/b"));
    Files.writeString(root.resolve("file"), "inside");
    Files.writeString(root.resolve("a/file"), "inside");
    Files.writeString(world.resolve("secret"), "outside");
    Files.createDirectory(world.resolve("served-not"));
    link("a/in", "../file");
    link("loop", "loop");
    link("dangling", "nothing");
    link("up", "..");
    link("a/up", "../..");
    link("out", world.resolve("secret").toString());
    link("beside", "../served-not");
    link("a/slash", "/");
  }

  /** JUnit warns of links that lead out of what it is to delete. */
  @AfterEach
  void deleteLink() throws IOException {
    Files.delete(root.resolve("a/slash"));
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(root.resolve(name), Path.of(target));
  }

  @Test
  void findsWhatIsInside() throws Exception {
    assertEquals(root.resolve("file"), served.file(at("file")));
    assertEquals(root.resolve("file"), served.file(at("a/in")));
    assertEquals(root.resolve("a/b"), served.directory(at("a/b")));
    assertEquals(root, served.directory(at("/")));
    assertEquals(root.resolve("new"), served.target(at("new")));
    assertEquals(root.resolve("file"), served.target(at("a/in")));
  }

  @Test
  void refusesWhatIsOutside() {
    for (String path :
        new String[] {
          "up", "a/up", "out", "beside", "a/slash", "up/secret", "a/slash/etc/passwd"
        }) {
      refuses(() -> served.existing(at(path)));
    }
    for (String path :
        new String[] {"out", "up/new", "beside/new", "a/slash/new", "dangling", "loop"}) {
      refuses(() -> served.target(at(path)));
    }
  }

  @Test
  void refusesWhatIsSomethingElse() {
    refuses(() -> served.file(at("a")));
    refuses(() -> served.directory(at("file")));
    refuses(() -> served.existing(at("missing")));
    refuses(() -> served.existing(at("loop")));
    refuses(() -> served.existing(at("file/file")));
    refuses(() -> served.existing(at("x".repeat(5000))));
    refuses(() -> served.target(at("/")));
    refuses(() -> served.target(at("a")));
    refuses(() -> served.target(at("missing/new")));
    refuses(() -> served.target(at("file/new")));
  }

  private static void refuses(Executable attempt) {
    assertEquals(550, assertThrows(Refusal.class, attempt).reply().code());
  }

  private static VirtualPath at(String path) throws Refusal {
    return VirtualPath.TOP.resolve(path);
  }

  @Test
  void noWayLeadsOut() throws Exception {
    long seed = 20261121;
    var random = new Random(seed);
    String[] steps = {
      "..", ".", "", "a", "b", "up", "out", "slash", "beside", "in", "file", "secret", "served",
      "etc"
    };
    for (int round = 0; round < 20_000; round++) {
      var path = new StringBuilder(random.nextBoolean() ? "/" : "");
      for (int i = random.nextInt(6); i >= 0; i--) {
        path.append(steps[random.nextInt(steps.length)]).append(random.nextInt(5) == 0 ? "" : "/");
      }
      for (boolean target : new boolean[] {false, true}) {
        try {
          VirtualPath virtual = at("a/b").resolve(path.toString());
          Path found = target ? served.target(virtual) : served.existing(virtual);
          Path real = Files.exists(found) ? found.toRealPath() : found.resolve("..").normalize();
          assertTrue(real.startsWith(root), "seed " + seed + ": " + path + " leads to " + real);
        } catch (Refusal refused) {
          assertEquals(550, refused.reply().code());
        }
      }
    }
  }
}
