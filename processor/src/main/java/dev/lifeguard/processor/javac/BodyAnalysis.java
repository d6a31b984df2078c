package dev.lifeguard.processor.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.option.Options;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/** Checks the bodies of one compilation. */
public interface BodyAnalysis {

  /** The folder, beside the class files, of what is written for later compilations. */
  String LEARNT = "META-INF/lifeguard/learnt/";

  /** The analysis of the compilation that {@code task} runs. */
  static BodyAnalysis create(JavacTask task, Options options) {
    return new FlowAnalysis(task);
  }

  /**
   * Takes in a top-level class, its nested ones included, right after javac has analysed it: soon
   * after, javac rewrites the trees. Called once for each.
   *
   * @param path the tree of the class; leads to its compilation unit
   */
  void analyzed(TypeElement type, TreePath path);

  /**
   * Reports what is wrong with all that was taken in. Called once, after the last class, and not at
   * all when javac had errors of its own.
   */
  void finish(Sink sink);

  /**
   * What was learnt of the classes that were taken in, for later compilations: text, by the
   * top-level class that it is about. Of a class that is not in it, there is nothing to say. Asked
   * for after {@link #finish}.
   */
  default Map<TypeElement, String> learnt() {
    return Map.of();
  }

  /** What does no harm but is good to know, a sentence each. */
  default List<String> remarks() {
    return List.of();
  }

  /**
   * What was left out, a sentence each: lines of models that say nothing, bodies not understood.
   */
  default List<String> problems() {
    return List.of();
  }
}
