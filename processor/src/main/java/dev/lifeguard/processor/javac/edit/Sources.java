package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** The sources of a compilation, each read when it is asked for. */
final class Sources {

  /** Something in a draft. */
  record Found(Draft draft, TreePath path) {}

  private final Supplier<? extends Collection<JavaFileObject>> files;
  private final Map<URI, Draft> drafts = new HashMap<>();

  Sources(Supplier<? extends Collection<JavaFileObject>> files) {
    this.files = files;
  }

  Draft draft(JavaFileObject file) {
    return drafts.computeIfAbsent(file.toUri(), _ -> Draft.of(file));
  }

  /** The files that have that word in them. */
  Stream<Draft> mentioning(String word) {
    return files.get().stream().map(this::draft).filter(each -> each.text().contains(word));
  }

  /** A class, by its canonical name. */
  Found type(String name) {
    for (Draft draft : mentioning(Parts.simple(name)).toList()) {
      Tree packageName = draft.unit().getPackageName();
      String prefix = packageName == null ? "" : packageName + ".";
      TreePath root = new TreePath(draft.unit());
      for (Tree each : draft.unit().getTypeDecls()) {
        if (each instanceof ClassTree type) {
          TreePath found = inside(new TreePath(root, type), prefix, name);
          if (found.getLeaf() instanceof ClassTree) {
            return new Found(draft, found);
          }
        }
      }
    }
    throw new NoSafeEdit(name + " is in no source");
  }

  /** The path of the class of that name; the root of the file if it is not there. */
  private static TreePath inside(TreePath path, String prefix, String wanted) {
    var type = (ClassTree) path.getLeaf();
    String name = prefix + type.getSimpleName();
    if (name.equals(wanted)) {
      return path;
    }
    if (wanted.startsWith(name + ".")) {
      for (Tree each : type.getMembers()) {
        if (each instanceof ClassTree member) {
          TreePath found = inside(new TreePath(path, member), name + ".", wanted);
          if (found.getLeaf() instanceof ClassTree) {
            return found;
          }
        }
      }
    }
    return new TreePath(path.getCompilationUnit());
  }

  /** A field; or an accessor, and what its setter takes. */
  List<Found> members(String type, String name) {
    Found owner = type(type);
    List<Found> members = new ArrayList<>();
    for (Tree each : ((ClassTree) owner.path().getLeaf()).getMembers()) {
      switch (each) {
        case VariableTree field when field.getName().contentEquals(name) ->
            members.add(in(owner, owner.path(), field));
        case MethodTree method
            when method.getName().contentEquals(name) && method.getParameters().isEmpty() ->
            members.add(in(owner, owner.path(), method));
        case MethodTree method
            when method.getName().contentEquals(name) && method.getParameters().size() == 1 ->
            members.add(
                in(owner, new TreePath(owner.path(), method), method.getParameters().getFirst()));
        default -> {}
      }
    }
    if (members.isEmpty()) {
      throw new NoSafeEdit(name + " is in no source");
    }
    return members;
  }

  private static Found in(Found owner, TreePath around, Tree tree) {
    return new Found(owner.draft(), new TreePath(around, tree));
  }
}
