package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
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

  void gain(Tree declaration, String modifier) {
    ModifiersTree tree = Parts.modifiers(declaration);
    int at = tree.getFlags().isEmpty() && tree.getAnnotations().isEmpty()
        ? sketch.draft().start(declaration)
        : sketch.draft().skipBlanks(afterAnnotations(tree));
    sketch.insert(at, modifier + " ");
  }

  private int afterAnnotations(ModifiersTree tree) {
    return tree.getAnnotations().isEmpty()
        ? sketch.draft().start(tree)
        : sketch.draft().end(tree.getAnnotations().getLast());
  }

  /** Another type; nobody else may speak of the method or variable. */
  void retype(Tree declaration, String type, List<String> classes) {
    for (String each : classes) {
      if (Pattern.compile("\\b" + Parts.simple(each) + "\\b").matcher(type).find()
          && !sketch.name(each).equals(Parts.simple(each))) {
        throw new NoSafeEdit(each + " has to be qualified");
      }
    }
    sketch.replace(Parts.type(declaration), type);
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
    all.forEach(each -> weaken(Parts.type(each), type));
  }

  private static boolean isSetter(Tree tree, MethodTree getter) {
    return tree instanceof MethodTree method
        && method.getName().equals(getter.getName())
        && method.getParameters().size() == 1;
  }

  private void weaken(Tree tree, String type) {
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
