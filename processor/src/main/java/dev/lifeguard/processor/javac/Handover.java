package dev.lifeguard.processor.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Where the plug-in, which follows a run of javac, meets another front end in that run, which comes
 * by file by file and shows what is found. Neither needs the other: without a front end the plug-in
 * prints.
 *
 * <p>A front end comes by as soon as all classes of a file are analysed, and then at the latest
 * they are taken in. When the last one is, findings are shown.
 *
 * <p>The plug-in keeps this alive, and javac the plug-in.
 */
public final class Handover {

  private static final Map<JavacTask, WeakReference<Handover>> OPEN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final List<JavaFileObject> sources = new ArrayList<>();
  private Optional<FrontEnd> frontEnd = Optional.empty();
  private Consumer<CompilationUnitTree> visits = _ -> {};

  private Handover() {}

  /** Makes known that the plug-in is there. */
  public static Handover open(JavacTask task) {
    var handover = new Handover();
    OPEN.put(task, new WeakReference<>(handover));
    return handover;
  }

  /** The handover in that run of javac; empty if the plug-in is not there. */
  public static Optional<Handover> of(JavacTask task) {
    return Optional.ofNullable(OPEN.get(task)).<@Nullable Handover>map(WeakReference::get);
  }

  /** For the plug-in: what to do when a front end comes by. */
  public void whenVisited(Consumer<CompilationUnitTree> action) {
    visits = action;
  }

  /** For the plug-in: the front end that came by, if there was one. */
  public Optional<FrontEnd> frontEnd() {
    return frontEnd;
  }

  /** For the plug-in: adds a file that a person has written. */
  public void add(JavaFileObject source) {
    sources.add(source);
  }

  /** For the front end: a file all of whose classes are analysed, and javac has no errors. */
  public void visit(FrontEnd visitor, CompilationUnitTree unit) {
    if (frontEnd.isEmpty()) {
      frontEnd = Optional.of(visitor);
    }
    visits.accept(unit);
  }

  /** For the front end: the files that javac compiles, but those that Lifeguard has generated. */
  public Collection<JavaFileObject> sources() {
    return Collections.unmodifiableCollection(sources);
  }
}
