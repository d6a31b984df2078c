package dev.lifeguard.processor;

import dev.lifeguard.processor.javac.BodyAnalysis;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Writes what was learnt of classes beside their class files, one file a top-level class, for the
 * compilations of those who use them.
 *
 * <p>Through the filer of the processor, which goes on working when the last round is over, and
 * with the class as the one element that a file originates from: so Gradle knows which file to
 * remove with which source. But javac's filer compares each file with all sources and all files
 * before it, which takes minutes where there are tens of thousands. So what comes after the first
 * {@value #FEW} is written to the same folder without it. Gradle does not remove those with their
 * sources; nobody reads them then, for they are asked for only where there is the class.
 *
 * <p>What cannot be written is left out, as if nothing had been learnt. Where no processor runs,
 * nothing is written.
 */
final class LearntFiler {

  /** Files of one compilation that the filer is asked for. */
  private static final int FEW = 500;

  private final Filer filer;
  private final Elements elements;
  private final Map<String, Path> folders = new HashMap<>();
  private int files;

  LearntFiler(ProcessingEnvironment environment) {
    this.filer = environment.getFiler();
    this.elements = environment.getElementUtils();
  }

  /** Writes those texts, each about a class. */
  void write(Map<TypeElement, String> texts) {
    texts.forEach(
        (type, text) -> {
          try {
            write(type, text.getBytes(StandardCharsets.UTF_8));
          } catch (IOException unwritable) {
            // as if nothing had been learnt
          }
        });
  }

  private void write(TypeElement type, byte[] text) throws IOException {
    String name = BodyAnalysis.LEARNT + elements.getBinaryName(type);
    String module = module(type);
    Path folder = folders.get(module);
    if (folder != null && files >= FEW) {
      Files.write(folder.resolve(name), text);
      return;
    }
    files++;
    FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, module, name, type);
    String place = file.toUri().toString();
    if (!place.endsWith("/" + name)) {
      return; // javac was told of no folder: class files go beside their sources, all else nowhere
    }
    try (OutputStream out = file.openOutputStream()) {
      out.write(text);
    }
    String root = place.substring(0, place.length() - name.length());
    if (root.startsWith("file:")) {
      folders.put(module, Path.of(URI.create(root)));
    }
  }

  /** The module, as the filer wants to be told; empty if there is none. */
  private String module(TypeElement type) {
    ModuleElement module = elements.getModuleOf(type);
    return module == null || module.isUnnamed() ? "" : module.getQualifiedName() + "/";
  }
}
