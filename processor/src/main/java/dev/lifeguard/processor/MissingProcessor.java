package dev.lifeguard.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;

/**
 * Says, once, that only half of Lifeguard is there: the plug-in without the processor. Silent where
 * our annotations are not used, and where the processor has run before, in a build that generates
 * sources first.
 */
final class MissingProcessor {

  private static final String TEXT =
      """
      Lifeguard's annotation processor is not running: nothing is generated from these annotations, \
      and declarations are not checked.
          It needs annotation processing to be on, with Lifeguard's jar on the processor path.\
      """;

  private static final String ANNOTATIONS = "dev.lifeguard.annotations.";
  private static final String PROCESSOR = LifetimeProcessor.class.getName();
  private static final String GENERATED = "Rec";
  private static final String POOLED = "Pooled";

  private final Compilation compilation;
  private boolean settled;

  MissingProcessor(Compilation compilation) {
    this.compilation = compilation;
  }

  /** Looks whether a file is one that the processor has written before. */
  void read(CompilationUnitTree unit) {
    settled |= hasGenerated(unit);
  }

  /** Whether the processor has written that file, now or before. */
  static boolean hasGenerated(CompilationUnitTree unit) {
    return unit.getTypeDecls().stream().anyMatch(MissingProcessor::isGenerated);
  }

  /** Looks whether a class that is about to be analysed uses our annotations. */
  void check(TaskEvent event) {
    if (!settled) {
      settled = compilation.hasProcessor();
    }
    if (!settled) {
      CompilationUnitTree unit = event.getCompilationUnit();
      use(unit).ifPresent(tree -> say(tree, unit));
    }
  }

  private void say(Tree use, CompilationUnitTree unit) {
    settled = true;
    compilation.printer().say(Diagnostic.Kind.MANDATORY_WARNING, TEXT, use, unit);
  }

  private static Optional<Tree> use(CompilationUnitTree unit) {
    Stream<Tree> imports = unit.getImports().stream().map(ImportTree::getQualifiedIdentifier);
    Stream<Tree> qualified =
        unit.getTypeDecls().stream()
            .filter(ClassTree.class::isInstance)
            .flatMap(type -> ((ClassTree) type).getModifiers().getAnnotations().stream())
            .map(annotation -> annotation.getAnnotationType());
    return Stream.concat(imports, qualified)
        .filter(name -> name.toString().startsWith(ANNOTATIONS))
        .findFirst();
  }

  /** Not every module sees {@code @Generated}, and a spec may be {@code Pooled} itself. */
  private static boolean isGenerated(Tree tree) {
    return tree instanceof ClassTree type
        && type.getSimpleName().toString().endsWith(GENERATED)
        && (type.getModifiers().getAnnotations().toString().contains(PROCESSOR)
            || type.getImplementsClause().stream()
                .anyMatch(each -> each.toString().endsWith(POOLED)));
  }
}
