package dev.lifeguard.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lifeguard.processor.diagnostic.Declared;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.SeveritySink;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.diagnostic.SuppressingSink;
import dev.lifeguard.processor.diagnostic.Suppression;
import dev.lifeguard.processor.javac.FrontEnd;
import dev.lifeguard.processor.javac.Handover;
import dev.lifeguard.processor.javac.Outermost;
import dev.lifeguard.processor.javac.Relevance;
import dev.lifeguard.processor.javac.TreePosition;
import dev.lifeguard.processor.javac.TreeSink;
import dev.lifeguard.processor.option.Options;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * What the plug-in and the processor know together of one run of javac.
 *
 * <p>What is found in declarations is held back here: an error of a processor's makes javac stop
 * before it looks at bodies, and we want to say all there is to say at once. Held findings keep
 * their trees, for elements do not survive a round.
 *
 * <p>The plug-in's listener keeps this alive, and javac the listener.
 */
final class Compilation {

  private static final Map<JavacTask, WeakReference<Compilation>> RUNNING =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** For build tools that wrap the environment of processors, which hides the task. */
  private static final ThreadLocal<@Nullable WeakReference<Compilation>> OF_THREAD =
      new ThreadLocal<>();

  /** A place in a file, whatever the trees there have become. */
  private record Spot(JavaFileObject file, long start) {

    static Spot of(TreePosition position) {
      return new Spot(position.unit().getSourceFile(), position.start());
    }
  }

  private final Trees trees;
  private final Handover handover;
  private final ErrorProne errorProne;
  private final Relevance relevance;
  private final List<Finding> held = new ArrayList<>();
  private final Set<Spot> usedSuppressions = new HashSet<>();
  private Options options;
  private Optional<Sink> messager = Optional.empty();
  private Optional<LearntFiler> learnt = Optional.empty();
  private Sink audience = _ -> {};
  private boolean running;
  private boolean incomplete;
  private boolean mentionsUs;

  private Compilation(JavacTask task, Options options) {
    this.options = options;
    this.trees = Trees.instance(task);
    this.handover = Handover.open(task);
    this.errorProne = new ErrorProne(task);
    this.relevance = new Relevance(task::getElements);
  }

  /** Makes known that the plug-in is there; empty if it is there twice and this is the second. */
  static Optional<Compilation> start(JavacTask task, Options options) {
    if (RUNNING.containsKey(task)) {
      return Optional.empty();
    }
    var compilation = new Compilation(task, options);
    var reference = new WeakReference<>(compilation);
    RUNNING.put(task, reference);
    OF_THREAD.set(reference);
    return Optional.of(compilation);
  }

  /** The compilation that a processor takes part in; empty if the plug-in is not there. */
  static Optional<Compilation> of(ProcessingEnvironment environment) {
    return reference(environment)
        .<@Nullable Compilation>map(WeakReference::get)
        .filter(Compilation::isRunning);
  }

  private static Optional<WeakReference<Compilation>> reference(ProcessingEnvironment environment) {
    try {
      return Optional.ofNullable(RUNNING.get(JavacTask.instance(environment)));
    } catch (IllegalArgumentException notJavacsOwn) {
      return Optional.ofNullable(OF_THREAD.get());
    }
  }

  /** The processor is there, too: with what options, and who prints what is at no tree. */
  void join(Options given, Sink elsewhere) {
    this.options = given;
    this.messager = Optional.of(elsewhere);
  }

  /** Who writes what was learnt; nobody, where no processor runs. */
  void learnt(LearntFiler filer) {
    learnt = Optional.of(filer);
  }

  Optional<LearntFiler> learnt() {
    return learnt;
  }

  /** Whether a processor has joined. */
  boolean hasProcessor() {
    return messager.isPresent();
  }

  Options options() {
    return options;
  }

  /** Where another front end takes over what is found. */
  Handover handover() {
    return handover;
  }

  /** A front end is there, too, with options of its own, which count before all others. */
  void join(FrontEnd frontEnd) {
    this.options = frontEnd.options().or(options).or(frontEnd.byDefault());
  }

  /** Whether anybody wants to hear of bodies. */
  boolean checksBodies() {
    return options.checksBodies() && !errorProne.silences();
  }

  Trees trees() {
    return trees;
  }

  /** Which packages can have anything to do with pools. */
  Relevance relevance() {
    return relevance;
  }

  /**
   * Whether javac compiles from beginning to end. It is not so when a tool goes step by step, and
   * then nobody would tell us when to say what is held back.
   */
  boolean isRunning() {
    return running;
  }

  void running(boolean running) {
    this.running = running;
  }

  /**
   * Whether the sources mention Lifeguard, as far as annotations and imports show. Where they do
   * not, there is nothing to suppress, and looking for suppressions is half a percent of javac's
   * time.
   */
  boolean mentionsUs() {
    return mentionsUs;
  }

  /** The sources mention Lifeguard. */
  void mentioned() {
    mentionsUs = true;
  }

  /** Whether all declarations were looked at. */
  boolean isComplete() {
    return hasProcessor() && !incomplete;
  }

  /** Some declaration was not looked at, because we failed. */
  void incomplete() {
    incomplete = true;
  }

  /** Drops what the options or the code do not want to hear, and passes the rest on. */
  Sink filtered(Sink next) {
    return asOptionsSay(unsuppressed(next));
  }

  private Sink asOptionsSay(Sink next) {
    return new SeveritySink(finding -> options.severity(finding), next);
  }

  private Sink unsuppressed(Sink next) {
    return new SuppressingSink(next, this::used);
  }

  /** Keeps findings that the code wants to hear until {@link #release}, when options are known. */
  Sink holding() {
    return unsuppressed(finding -> held.add(positioned(finding)));
  }

  boolean holdsAny() {
    return !held.isEmpty();
  }

  /** Shows what was held back, once. */
  void release() {
    List<Finding> findings = List.copyOf(held);
    held.clear();
    if (!findings.isEmpty()) {
      findings.forEach(asOptionsSay(shown())::report);
    }
  }

  /** Shows findings: a front end that is there does, else they are printed. */
  Sink shown() {
    TreeSink printer = printer();
    return handover
        .frontEnd()
        .map(frontEnd -> heard(frontEnd.sink(printer)))
        .orElseGet(() -> errorProne.filtered(heard(printer)));
  }

  /** Who hears of every finding that is printed, with its fixes at trees. */
  void audience(Sink listener) {
    this.audience = listener;
  }

  /** Lets the audience hear what is passed on. */
  Sink heard(Sink next) {
    return finding -> {
      audience.report(positioned(finding));
      next.report(finding);
    };
  }

  private Finding positioned(Finding finding) {
    return finding.mapped(
        place ->
            place instanceof Declared declared
                ? position(declared).<Place>map(each -> each).orElse(place)
                : place);
  }

  /** Prints findings at trees, and others if a processor is there to do it. */
  TreeSink printer() {
    return new TreeSink(trees, messager.orElse(_ -> {}));
  }

  /** Remembers that a suppression has silenced something. */
  private void used(Suppression suppression) {
    switch (suppression.place()) {
      case TreePosition position -> usedSuppressions.add(Spot.of(position));
      case Declared place -> position(place).map(Spot::of).ifPresent(usedSuppressions::add);
      default -> {}
    }
  }

  /** Whether the suppression that is the value there has silenced something. */
  boolean isUsed(TreePosition value) {
    return usedSuppressions.contains(Spot.of(value));
  }

  private Optional<TreePosition> position(Declared place) {
    return tree(place)
        .flatMap(
            tree ->
                unit(place.element()).map(unit -> new TreePosition(trees, tree, unit, List.of())));
  }

  private Optional<Tree> tree(Declared place) {
    @Nullable AnnotationMirror annotation = place.annotation().orElse(null);
    @Nullable AnnotationValue value = place.value().orElse(null);
    return Optional.ofNullable(trees.getTree(place.element(), annotation, value));
  }

  private Optional<CompilationUnitTree> unit(Element element) {
    // Not of the element: its class is found sooner than a member, and always.
    return Optional.ofNullable(trees.getPath(Outermost.of(element)))
        .map(TreePath::getCompilationUnit);
  }
}
