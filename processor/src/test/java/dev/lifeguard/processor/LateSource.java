package dev.lifeguard.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Somebody else's processor: generates one source file in the second round. */
@SupportedAnnotationTypes("*")
final class LateSource extends AbstractProcessor {

  private final String name;
  private final String text;
  private int round;

  LateSource(String name, String text) {
    this.name = name;
    this.text = text;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
    if (round++ == 0) {
      write(name + "Placeholder", placeholder());
    } else if (round == 2) {
      write(name, text);
    }
    return false;
  }

  /** Something in the first round, so that there is a second one before the last. */
  private String placeholder() {
    int dot = name.lastIndexOf('.');
    return "package %s;\n\ninterface %sPlaceholder {}\n"
        .formatted(name.substring(0, dot), name.substring(dot + 1));
  }

  private void write(String type, String source) {
    try (Writer writer = processingEnv.getFiler().createSourceFile(type).openWriter()) {
      writer.write(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
