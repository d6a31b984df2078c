package dev.lifeguard.processor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
 * remove with which source. Where no processor runs, nothing is written, and javac's other users of
 * the plug-in say so.
 *
 * <p>What cannot be written is left out, as if nothing had been learnt.
 */
interface LearntFiler {

  /** Where there is no processor. */
  LearntFiler NONE = _ -> {};

  /** Writes those texts, each about a class. */
  void write(Map<TypeElement, String> texts);

  /** Writes through the filer of a processor. */
  static LearntFiler of(ProcessingEnvironment environment) {
    Filer filer = environment.getFiler();
    Elements elements = environment.getElementUtils();
    return texts ->
        texts.forEach(
            (type, text) -> {
              try (OutputStream out = create(type, filer, elements).openOutputStream()) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
              } catch (IOException unwritable) {
                // as if nothing had been learnt
              }
            });
  }

  private static FileObject create(TypeElement type, Filer filer, Elements elements)
      throws IOException {
    return filer.createResource(
        StandardLocation.CLASS_OUTPUT, module(type, elements), name(type, elements), type);
  }

  private static String name(TypeElement type, Elements elements) {
    return "META-INF/lifeguard/learnt/" + elements.getBinaryName(type);
  }

  private static String module(TypeElement type, Elements elements) {
    ModuleElement module = elements.getModuleOf(type);
    return module == null || module.isUnnamed() ? "" : module.getQualifiedName() + "/";
  }
}
