package dev.lifeguard.processor.flow.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectModelsTest {

  @TempDir Path folder;

  @Test
  void everyJarAndFolderOfThePathCounts() throws IOException {
    Path classes = folder.resolve("classes");
    Path file = classes.resolve(ProjectModels.NAME);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "com.acme.Registry.add(..) keep 0 in this.elements\nmistake\n");
    Path jar = folder.resolve("acme.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(ProjectModels.NAME));
      out.write("com.acme.Hub.listen(..) hand 0 to this\n".getBytes(StandardCharsets.UTF_8));
    }
    URL[] path = {classes.toUri().toURL(), jar.toUri().toURL()};
    try (var loader = new URLClassLoader(path, null)) {
      List<ModelFile> files = ProjectModels.visibleTo(loader);
      assertEquals(2, files.size());
      Library library = Library.shipped().with(files);
      assertTrue(library.find("com.acme.Registry", "add", List.of("Object")).isPresent());
      assertTrue(library.find("com.acme.Hub", "listen", List.of("Listener")).isPresent());
      assertEquals(1, library.problems().size());
      String problem = library.problems().getFirst();
      assertTrue(problem.contains("classes/" + ProjectModels.NAME + ":2: expected"), problem);
    }
  }

  @Test
  void withoutFilesTheLibraryIsAsShipped() throws IOException {
    try (var loader = new URLClassLoader(new URL[0], null)) {
      Library shipped = Library.shipped();
      assertEquals(shipped, shipped.with(ProjectModels.visibleTo(loader)));
    }
  }
}
