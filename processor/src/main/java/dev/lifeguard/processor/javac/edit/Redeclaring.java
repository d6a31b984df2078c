package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Changes modifiers and types of declarations. */
final class Redeclaring {

  private static final String REF = "dev.lifeguard.runtime.Ref";

  private final Sketch sketch;
  private final Mentions mentions;

  Redeclaring(Sketch sketch, Mentions mentions) {
    this.sketch = sketch;
    this.mentions = mentions;
  }

  void lose(Tree declaration, Set<String> modifiers) {
    Draft draft = sketch.draft();
    ModifiersTree tree = Parts.modifiers(declaration);
    for (String modifier : modifiers) {
      Matcher word = Pattern.compile("\\b" + modifier + "\\b").matcher(draft.text());
      if (!word.region(afterAnnotations(tree), draft.end(tree)).find()) {
        throw new NoSafeEdit("it is not written there");
      }
      sketch.deleteWithBlanks(word.start(), word.end());
    }
    if (modifiers.contains("sealed") && declaration instanceof ClassTree type) {
      losePermits(type);
    }
  }

  private void losePermits(ClassTree type) {
    Draft draft = sketch.draft();
    if (draft.text().contains("non-sealed")) {
      throw new NoSafeEdit("a subclass says non-sealed");
    }
    List<? extends Tree> permitted = type.getPermitsClause();
    if (!permitted.isEmpty()) {
      int word = draft.text().lastIndexOf("permits", draft.start(permitted.getFirst()));
      sketch.deleteWithBlanks(word, draft.end(permitted.getLast()));
    }
  }

  void gain(TreePath path, String modifier) {
    Tree declaration = path.getLeaf();
    if (modifier.equals("static") && needsOuter(declaration, path.getParentPath().getLeaf())) {
      throw new NoSafeEdit("it uses the object that it belongs to");
    }
    ModifiersTree tree = Parts.modifiers(declaration);
    int at =
        tree.getFlags().isEmpty() && tree.getAnnotations().isEmpty()
            ? sketch.draft().start(declaration)
            : sketch.draft().skipBlanks(afterAnnotations(tree));
    sketch.insert(at, modifier + " ");
  }

  private static boolean needsOuter(Tree inner, Tree outer) {
    Set<String> members = new HashSet<>();
    if (outer instanceof ClassTree type) {
      for (Tree each : type.getMembers()) {
        switch (each) {
          case MethodTree method -> members.add(method.getName().toString());
          case VariableTree field -> members.add(field.getName().toString());
          default -> {}
        }
      }
    }
    var search =
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          private boolean found;

          @Override
          public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
            found |= members.contains(name.getName().toString());
            return null;
          }

          @Override
          public @Nullable Void visitMemberSelect(MemberSelectTree name, @Nullable Void nothing) {
            found |= name.getIdentifier().contentEquals("this");
            return super.visitMemberSelect(name, null);
          }
        };
    search.scan(inner, null);
    return search.found;
  }

  private int afterAnnotations(ModifiersTree tree) {
    return tree.getAnnotations().isEmpty()
        ? sketch.draft().start(tree)
        : sketch.draft().end(tree.getAnnotations().getLast());
  }

  /** Another type; nobody else may speak of the method or variable. */
  void retype(Tree declaration, String type, List<String> classes) {
    String named = type;
    for (String each : classes) {
      Matcher simple = Pattern.compile("\\b" + Parts.simple(each) + "\\b").matcher(named);
      if (simple.find()) {
        named = simple.replaceAll(Matcher.quoteReplacement(sketch.name(each)));
      }
    }
    sketch.replace(Parts.type(declaration), named);
  }

  /**
   * A weak reference in place of a strong one. Whoever reads it would have to say what happens when
   * it is empty, so nobody may.
   */
  void holdRef(TreePath member, String type) {
    Tree declaration = member.getLeaf();
    List<Tree> all = new ArrayList<>(List.of(declaration));
    if (declaration instanceof MethodTree getter
        && member.getParentPath().getLeaf() instanceof ClassTree owner) {
      owner.getMembers().stream()
          .filter(each -> isSetter(each, getter))
          .map(each -> ((MethodTree) each).getParameters().getFirst())
          .forEach(all::add);
      Parts.annotation(getter, "Child").ifPresent(new Removing(sketch)::annotation);
    }
    if (mentions.anyBeside(declaration, member)) {
      throw new NoSafeEdit("others speak of it");
    }
    all.forEach(each -> weaken(each, type));
  }

  private static boolean isSetter(Tree tree, MethodTree getter) {
    return tree instanceof MethodTree method
        && method.getName().equals(getter.getName())
        && method.getParameters().size() == 1;
  }

  private void weaken(Tree declaration, String type) {
    if (sketch.draft().text(declaration).contains("...")) {
      throw new NoSafeEdit("there is no array of references");
    }
    Tree tree = Parts.type(declaration);
    String ref = sketch.name(REF);
    var search =
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          private int found;

          @Override
          public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
            if (name.getName().contentEquals(type)) {
              wrap(name);
            }
            return null;
          }

          @Override
          public @Nullable Void visitMemberSelect(MemberSelectTree name, @Nullable Void nothing) {
            if (name.getIdentifier().contentEquals(type)) {
              wrap(name);
            }
            return null;
          }

          private void wrap(Tree name) {
            found++;
            sketch.insert(sketch.draft().start(name), ref + "<");
            sketch.insert(sketch.draft().end(name), ">");
          }
        };
    search.scan(tree, null);
    if (search.found == 0) {
      throw new NoSafeEdit("the type does not name it");
    }
  }
}
