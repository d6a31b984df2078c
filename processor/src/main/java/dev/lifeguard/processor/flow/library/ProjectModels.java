package dev.lifeguard.processor.flow.library;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the models of projects and of libraries that bring their own: {@value #NAME}, in any jar or
 * folder of the processor path.
 */
public final class ProjectModels {

  /** Where a project writes its models. */
  public static final String NAME = "META-INF/lifeguard/project.models";

  private ProjectModels() {}

  /**
   * All files of that name that a class loader sees, in its order: that of the processor, for those
   * on the processor path. One that cannot be read is left out.
   */
  public static List<ModelFile> visibleTo(ClassLoader loader) {
    List<ModelFile> files = new ArrayList<>();
    try {
      for (URL url : Collections.list(loader.getResources(NAME))) {
        files.add(new ModelFile(url.toString(), read(url)));
      }
    } catch (IOException e) {
      // what could be read counts
    }
    return files;
  }

  /** Reads past the cache of jars, which would keep them open after the compilation. */
  private static String read(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
