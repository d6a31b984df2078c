package dev.lifeguard.processor;

import com.google.auto.service.AutoService;
import dev.lifeguard.processor.declare.Declarations;
import dev.lifeguard.processor.diagnostic.Breakdown;
import dev.lifeguard.processor.diagnostic.MessagerSink;
import dev.lifeguard.processor.diagnostic.RulePage;
import dev.lifeguard.processor.diagnostic.SeveritySink;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.diagnostic.SuppressingSink;
import dev.lifeguard.processor.generate.StructWriter;
import dev.lifeguard.processor.model.RecNames;
import dev.lifeguard.processor.model.Struct;
import dev.lifeguard.processor.option.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Generates the struct classes and checks declarations. Looks at every type, for the mistake that
 * it is there to find may be in a class without annotations.
 *
 * <p>What is wrong with declarations is not said at once but handed to the plug-in, where there is
 * one, so that bodies are checked in the same compilation. What keeps a struct from being generated
 * is said at once: javac cannot go on without the class.
 *
 * <p>A type that mentions something still to be generated waits for the next round; what never
 * appears is javac's to report.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("*")
public final class LifetimeProcessor extends AbstractProcessor {

  private static final String NO_PLUGIN =
      """
      Lifeguard's compiler plug-in is not running: only declarations are checked, and no bodies.
          It starts by itself in javac, with Lifeguard's jar on the processor path; \
      -Alifeguard.check=off says that you mean it.\
      """;

  private final RecNames recs = new RecNames();

  /** Of packages that have nothing to do with pools, until a file of a later round changes that. */
  private final Set<String> waiting = new LinkedHashSet<>();

  private final Set<String> toGenerate = new LinkedHashSet<>();
  private final Set<String> toCheck = new LinkedHashSet<>();
  private final Set<String> written = new HashSet<>();
  private Options options = Options.byDefault();
  private Optional<Compilation> compilation = Optional.empty();
  private boolean annotated;

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Options.names(processingEnv.getOptions());
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    compilation = Compilation.of(environment);
    options = options(Options.of(environment.getOptions()));
    compilation.ifPresent(each -> each.join(options, messages()));
    compilation.ifPresent(each -> each.learnt(new LearntFiler(environment)));
    options.problems().forEach(it -> messages().say(Diagnostic.Kind.MANDATORY_WARNING, it));
    options.explained().forEach(it -> messages().say(Diagnostic.Kind.NOTE, RulePage.of(it)));
  }

  /** What the processor was not told, the plug-in may have been. */
  private Options options(Options given) {
    return compilation.map(each -> given.or(each.options())).orElse(given);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (annotations.stream().anyMatch(LifetimeProcessor::isOurs)) {
      annotated = true;
      compilation.ifPresent(Compilation::mentioned);
    }
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      waiting.add(type.getQualifiedName().toString());
    }
    if (compilation.isEmpty() || compilation.get().relevance().isAnyRelevant()) {
      look(round.processingOver());
    }
    if (round.processingOver() && annotated && compilation.isEmpty() && options.checksBodies()) {
      messages().say(Diagnostic.Kind.MANDATORY_WARNING, NO_PLUGIN);
    }
    return false;
  }

  private void look(boolean last) {
    var declarations = new Declarations(elements(), processingEnv.getTypeUtils(), recs);
    for (TypeElement type : types(waiting)) {
      if (isRelevant(type)) {
        waiting.remove(type.getQualifiedName().toString());
        enter(type, declarations);
      }
    }
    generate(declarations);
    boolean kindsMissing = types(toCheck).stream().anyMatch(declarations::isUnresolvedKind);
    if (!kindsMissing || last) {
      check(declarations);
    }
  }

  /** Without the plug-in nobody reads files, and everything can be relevant. */
  private boolean isRelevant(TypeElement type) {
    return compilation.isEmpty()
        || compilation
            .get()
            .relevance()
            .isRelevant(elements().getPackageOf(type).getQualifiedName().toString());
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
    Sink sink = filtered(compilation.map(each -> each.heard(messages())).orElseGet(this::messages));
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
    Sink sink = compilation.map(Compilation::holding).orElseGet(() -> filtered(messages()));
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
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError failure) {
      String name = type.getQualifiedName().toString();
      toGenerate.remove(name);
      toCheck.remove(name);
      compilation.ifPresent(Compilation::incomplete);
      if (!Breakdown.isMissingClassFile(failure)) {
        messages().internalError(type, failure);
      }
    }
  }

  /** Drops what the options or the code do not want to hear, and passes the rest on. */
  private Sink filtered(Sink next) {
    return compilation
        .map(each -> each.filtered(next))
        .orElseGet(() -> new SeveritySink(options::severity, new SuppressingSink(next)));
  }

  private static boolean isOurs(TypeElement annotation) {
    return annotation.getQualifiedName().toString().startsWith("dev.lifeguard.annotations.");
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
