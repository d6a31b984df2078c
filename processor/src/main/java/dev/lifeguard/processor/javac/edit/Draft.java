package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A source file, read again: its text, and the trees of it as they were before attribution. */
final class Draft {

  /** Nothing but the parser: no processor, and no plug-in that starts by itself. */
  private static final List<String> PARSE_ONLY = List.of("-proc:none", "-processorpath", "");

  /** To javac a record is a class like others, later on. */
  private static final Set<Tree.Kind> TYPES =
      Set.of(Tree.Kind.CLASS, Tree.Kind.INTERFACE, Tree.Kind.ENUM, Tree.Kind.RECORD);

  private final URI file;
  private final String text;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;

  private Draft(URI file, String text) throws IOException {
    this.file = file;
    this.text = text;
    var task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    Writer.nullWriter(),
                    null,
                    _ -> {},
                    PARSE_ONLY,
                    null,
                    List.of(new Text(file, text)));
    this.unit = task.parse().iterator().next();
    this.positions = Trees.instance(task).getSourcePositions();
  }

  static Draft of(JavaFileObject file) {
    try {
      return new Draft(file.toUri(), file.getCharContent(true).toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  URI file() {
    return file;
  }

  String text() {
    return text;
  }

  CompilationUnitTree unit() {
    return unit;
  }

  int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  /** The source of a tree. */
  String text(Tree tree) {
    return text.substring(start(tree), end(tree));
  }

  /** What the line of that position begins with. */
  String indent(int position) {
    int line = text.lastIndexOf('\n', position - 1) + 1;
    int end = line;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(line, end);
  }

  /** Whether nothing but blanks is before the position on its line. */
  boolean beginsLine(int position) {
    return text.substring(text.lastIndexOf('\n', position - 1) + 1, position).isBlank();
  }

  /** Where the next character that is no blank is. */
  int skipBlanks(int position) {
    int next = position;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  /** The tree of that sort in that range; an end of -1 is not known. */
  Optional<TreePath> find(Tree.Kind kind, long start, long end) {
    List<TreePath> found = new ArrayList<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
        if (tree != null
            && (tree.getKind() == kind || (tree instanceof ClassTree && TYPES.contains(kind)))
            && start(tree) == start
            && (end < 0 || end(tree) == end)) {
          found.add(new TreePath(getCurrentPath(), tree));
        }
        return super.scan(tree, null);
      }
    }.scan(new TreePath(unit), null);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The text of a file that is there already. */
  private static final class Text extends SimpleJavaFileObject {

    private final String text;

    Text(URI file, String text) {
      super(URI.create("string:///" + file.getPath().replaceFirst(".*/", "")), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
