package dev.lifeguard.processor.generate;

import dev.lifeguard.annotations.OwnsPool;
import dev.lifeguard.annotations.SharesPool;
import dev.lifeguard.processor.model.RecNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Writes the struct class of every spec that it sees, and checks nothing. */
final class WritingProcessor extends AbstractProcessor {

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("dev.lifeguard.annotations.*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    var elements = processingEnv.getElementUtils();
    var types = processingEnv.getTypeUtils();
    RecNames recs = new RecNames();
    HandMade handMade = new HandMade(elements, types, recs);
    StructWriter writer = new StructWriter(elements, types, recs);
    var specs =
        Stream.of(OwnsPool.class, SharesPool.class)
            .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
            .toList();
    for (TypeElement spec : ElementFilter.typesIn(specs)) {
      recs.add(handMade.rec(spec), spec.getQualifiedName().toString());
    }
    for (TypeElement spec : ElementFilter.typesIn(specs)) {
      try {
        writer.write(handMade.struct(spec)).writeTo(processingEnv.getFiler());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return false;
  }
}
