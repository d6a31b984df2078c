package dev.lifeguard.examples.benchmarks.compile;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Writes sources that are there already: what javac takes for any annotation processor that
 * generates these, however little it thinks. The option {@value #WRITTEN} has the files.
 */
@SupportedAnnotationTypes("*")
@SupportedOptions(WritingProcessor.WRITTEN)
public final class WritingProcessor extends AbstractProcessor {

  static final String WRITTEN = "written";

  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

  private boolean written;

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    String files = processingEnv.getOptions().getOrDefault(WRITTEN, "");
    if (!round.processingOver() && !files.isEmpty() && !written) {
      written = true;
      for (String file : files.split(Pattern.quote(File.pathSeparator), -1)) {
        try {
          write(Path.of(file));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return false;
  }

  private void write(Path file) throws IOException {
    String text = Files.readString(file);
    Matcher home = PACKAGE.matcher(text);
    String name = file.getFileName().toString().replaceFirst("\\.java$", "");
    String qualified = home.find() ? home.group(1) + "." + name : name;
    try (Writer writer = processingEnv.getFiler().createSourceFile(qualified).openWriter()) {
      writer.write(text);
    }
  }
}
