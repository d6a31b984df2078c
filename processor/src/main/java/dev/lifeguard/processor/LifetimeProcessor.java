package dev.lifeguard.processor;

import com.google.auto.service.AutoService;
import dev.lifeguard.processor.declare.Declarations;
import dev.lifeguard.processor.diagnostic.MessagerSink;
import dev.lifeguard.processor.diagnostic.SuppressingSink;
import dev.lifeguard.processor.generate.StructWriter;
import dev.lifeguard.processor.model.RecNames;
import dev.lifeguard.processor.model.Struct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Generates the struct classes and checks declarations. Looks at every type, for the mistake that
 * it is there to find may be in a class without annotations.
 *
 * <p>A type that mentions something still to be generated waits for the next round; what never
 * appears is javac's to report.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("*")
public final class LifetimeProcessor extends AbstractProcessor {

  private final RecNames recs = new RecNames();
  private final Set<String> toGenerate = new LinkedHashSet<>();
  private final Set<String> toCheck = new LinkedHashSet<>();
  private final Set<String> written = new HashSet<>();

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    var declarations = new Declarations(elements(), processingEnv.getTypeUtils(), recs);
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      enter(type, declarations);
    }
    generate(declarations);
    boolean kindsMissing = types(toCheck).stream().anyMatch(declarations::isUnresolvedKind);
    if (!kindsMissing || round.processingOver()) {
      check(declarations);
    }
    return false;
  }

  private void enter(TypeElement type, Declarations declarations) {
    String name = type.getQualifiedName().toString();
    if (written.contains(name)) {
      return;
    }
    declarations.announce(type);
    toCheck.add(name);
    if (declarations.isSpec(type)) {
      toGenerate.add(name);
    }
    for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
      enter(nested, declarations);
    }
  }

  private void generate(Declarations declarations) {
    var writer = new StructWriter(elements(), processingEnv.getTypeUtils(), recs);
    var sink = new SuppressingSink(messages());
    for (TypeElement type : types(toGenerate)) {
      guarded(
          type,
          spec -> {
            if (!declarations.isUnresolved(spec)) {
              toGenerate.remove(spec.getQualifiedName().toString());
              Optional<Struct> struct = declarations.struct(spec, sink);
              struct.ifPresent(each -> write(writer, each));
            }
          });
    }
  }

  private void write(StructWriter writer, Struct struct) {
    try {
      writer.write(struct, processingEnv.getFiler());
      written.add(struct.rec().qualifiedName());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + struct.rec().qualifiedName(), e);
    }
  }

  private void check(Declarations declarations) {
    var sink = new SuppressingSink(messages());
    for (TypeElement type : types(toCheck)) {
      guarded(
          type,
          each -> {
            if (!declarations.isUnresolved(each)) {
              toCheck.remove(each.getQualifiedName().toString());
              declarations.check(each).forEach(sink::report);
            }
          });
    }
  }

  /** Abandons the type, never the round, when something of ours fails. */
  private void guarded(TypeElement type, Consumer<TypeElement> work) {
    try {
      work.accept(type);
    } catch (RuntimeException | StackOverflowError | AssertionError failure) {
      String name = type.getQualifiedName().toString();
      toGenerate.remove(name);
      toCheck.remove(name);
      if (!isMissingClassFile(failure)) {
        messages().internalError(type, failure);
      }
    }
  }

  /** A class file that is not on the class path is javac's to report, if the code needs it. */
  private static boolean isMissingClassFile(Throwable failure) {
    return failure.getClass().getSimpleName().equals("CompletionFailure");
  }

  private List<TypeElement> types(Set<String> names) {
    return List.copyOf(names).stream()
        .<@Nullable TypeElement>map(elements()::getTypeElement)
        .flatMap(type -> Optional.ofNullable(type).stream())
        .toList();
  }

  private MessagerSink messages() {
    return new MessagerSink(processingEnv.getMessager());
  }

  private Elements elements() {
    return processingEnv.getElementUtils();
  }
}
