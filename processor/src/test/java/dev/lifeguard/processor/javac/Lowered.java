package dev.lifeguard.processor.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lifeguard.processor.Homes;
import dev.lifeguard.processor.LifetimeProcessor;
import dev.lifeguard.processor.declare.Lifetimes;
import dev.lifeguard.processor.flow.ir.Body;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Sources that were compiled, and the bodies that came of them.
 *
 * @param errors what javac says; what Lifeguard finds in the bodies is not of interest here
 */
record Lowered(List<Body> bodies, List<String> refusals, List<String> errors) {

  /** Lowers classes given as text, all in one file. */
  static Lowered text(String source) {
    return of(List.of(new Text(source)));
  }

  /** Lowers files. */
  static Lowered files(List<Path> files) {
    try (StandardJavaFileManager manager =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      List<JavaFileObject> sources = new ArrayList<>();
      manager.getJavaFileObjectsFromPaths(files).forEach(sources::add);
      return of(sources);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The bodies of what is in the top-level class of that name, as text. */
  String print(String topLevel) {
    var text = new StringBuilder();
    for (Body body : bodies) {
      if (body.blocks().stream().flatMap(block -> block.ops().stream()).count() > 0
          && fileOf(body).equals(topLevel)) {
        text.append(IrPrinter.print(body)).append('\n');
      }
    }
    return text.toString();
  }

  /** Where the body ends tells which file it is in. */
  private static String fileOf(Body body) {
    return body.blocks().stream()
        .flatMap(block -> block.ops().stream())
        .flatMap(op -> IrPrinter.site(op).stream())
        .map(site -> ((TreePosition) site.place()).unit().getSourceFile().getName())
        .map(name -> name.substring(name.lastIndexOf('/') + 1).replace(".java", ""))
        .findFirst()
        .orElse("");
  }

  private static Lowered of(List<JavaFileObject> sources) {
    var problems = new DiagnosticCollector<JavaFileObject>();
    try (StandardJavaFileManager manager =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(problems, null, null)) {
      Path output = Files.createTempDirectory("lowered");
      try {
        manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
        manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
        var task =
            (JavacTask)
                ToolProvider.getSystemJavaCompiler()
                    .getTask(new StringWriter(), manager, problems, List.of(), null, sources);
        task.setProcessors(List.of(new LifetimeProcessor()));
        var listener = new Listener(task);
        task.addTaskListener(listener);
        task.call();
        return new Lowered(
            listener.bodies,
            Optional.ofNullable(listener.lowering).map(Lowering::refusals).orElse(List.of()),
            problems.getDiagnostics().stream()
                .filter(each -> each.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(each -> each.toString())
                .filter(each -> !each.contains("[LG"))
                .toList());
      } finally {
        try (Stream<Path> made = Files.walk(output)) {
          made.sorted(java.util.Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Path> classPath() {
    return Homes.LIBRARIES;
  }

  private static final class Text extends SimpleJavaFileObject {

    private final String source;

    Text(String source) {
      super(URI.create("string:///Test.java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }

  private static final class Listener implements TaskListener {

    private final JavacTask task;
    private final List<Body> bodies = new ArrayList<>();
    private @Nullable Lowering lowering;

    Listener(JavacTask task) {
      this.task = task;
    }

    @Override
    public void finished(TaskEvent event) {
      if (event.getKind() != TaskEvent.Kind.ANALYZE || event.getTypeElement() == null) {
        return;
      }
      Trees trees = Trees.instance(task);
      if (lowering == null) {
        var lifetimes = new Lifetimes(task.getElements(), task.getTypes());
        lowering =
            new Lowering(
                trees,
                task.getElements(),
                task.getTypes(),
                lifetimes,
                (_, _, _) -> Optional.empty());
      }
      TypeElement type = event.getTypeElement();
      TreePath path = trees.getPath(type);
      if (path != null) {
        bodies.addAll(lowering.lower(type, path));
      }
    }
  }
}
