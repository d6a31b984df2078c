package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lifeguard.processor.diagnostic.Edit;
import dev.lifeguard.processor.diagnostic.Fix;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Remedy;
import dev.lifeguard.processor.diagnostic.Remedy.Change;
import dev.lifeguard.processor.diagnostic.Remedy.Target;
import dev.lifeguard.processor.javac.TreePosition;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Makes edits of the fixes of findings. Ask while javac is still there, about findings as the front
 * end hears them: with places that are trees.
 */
public final class Edits {

  private final Trees trees;
  private final Elements elements;
  private final Names names;
  private final Mentions mentions;
  private final Map<URI, Draft> drafts = new HashMap<>();

  /** {@code sources} are all the files that javac compiles. */
  public Edits(
      Trees trees, Elements elements, Supplier<? extends Collection<JavaFileObject>> sources) {
    this.trees = trees;
    this.elements = elements;
    this.names = new Names(elements);
    this.mentions = new Mentions(sources, this::draft);
  }

  /** The edit that does what the fix says; empty if there is none that is safe. */
  public Optional<Edit> of(Fix fix) {
    try {
      return fix.remedy().map(this::edit);
    } catch (NoSafeEdit refused) {
      return Optional.empty();
    }
  }

  private Edit edit(Remedy remedy) {
    List<TreePosition> targets = targets(remedy.target());
    if (targets.isEmpty()) {
      throw new NoSafeEdit("it is in no source");
    }
    TreePosition first = targets.getFirst();
    Draft draft = draft(first.unit().getSourceFile());
    var sketch = new Sketch(draft, names);
    for (TreePosition target : targets) {
      TreePath path =
          find(draft, target).orElseThrow(() -> new NoSafeEdit("it is not in the source"));
      carryOut(remedy.change(), path, target, sketch);
    }
    return sketch.toEdit();
  }

  private void carryOut(Change change, TreePath path, TreePosition original, Sketch sketch) {
    Tree tree = path.getLeaf();
    var annotating = new Annotating(sketch);
    var redeclaring = new Redeclaring(sketch, mentions);
    var storing = new Storing(sketch, trees, elements, at -> find(sketch.draft(), at));
    switch (change) {
      case Change.Mark(String annotation) -> annotating.mark(tree, annotation);
      case Change.LiveIn(String kind) -> annotating.liveIn(tree, kind);
      case Change.NameParent(String kind) -> annotating.nameParent(tree, kind);
      case Change.Share _ -> annotating.share(tree);
      case Change.Remove _ -> new Removing(sketch).remove(path);
      case Change.LoseModifiers lose -> redeclaring.lose(tree, lose.modifiers());
      case Change.GainModifier(String modifier) -> redeclaring.gain(path, modifier);
      case Change.Retype retype -> redeclaring.retype(tree, retype.type(), retype.classes());
      case Change.HoldRef(String type) -> redeclaring.holdRef(path, type);
      case Change.NameClass(String name) -> sketch.replace(tree, sketch.name(name) + ".class");
      case Change.Say(String text) -> sketch.replace(tree, "\"" + text + "\"");
      case Change.CloseAtEnd _ -> new Closing(sketch).close(path);
      case Change.CopyInto(var pool) -> storing.copyInto(path, original, pool);
      case Change.CopyCaptures(var captured) ->
          new Capturing(sketch, elements).copy(path, captured);
      case Change.CallOn(var pool) -> storing.callOn(path, pool);
      case Change.DropArguments _ -> storing.dropArguments(path);
    }
  }

  private List<TreePosition> targets(Target target) {
    return switch (target) {
      case Target.At(var places) -> trees(places);
      case Target.OfType(String name) -> {
        TypeElement type = elements.getTypeElement(name);
        yield type == null ? List.of() : positions(List.of(type));
      }
      case Target.OfMember(String owner, String name) -> {
        TypeElement type = elements.getTypeElement(owner);
        yield type == null ? List.of() : positions(members(type, name));
      }
    };
  }

  private static List<TreePosition> trees(List<Place> places) {
    List<TreePosition> positions = new ArrayList<>();
    for (Place each : places) {
      if (!(each instanceof TreePosition position)) {
        throw new NoSafeEdit("it is at no tree");
      }
      positions.add(position);
    }
    return positions;
  }

  /** A field; or an accessor, and what its setter takes. */
  private List<Element> members(TypeElement type, String name) {
    List<Element> members = new ArrayList<>();
    for (Element each : type.getEnclosedElements()) {
      if (!each.getSimpleName().contentEquals(name)
          || elements.getOrigin(each) != Elements.Origin.EXPLICIT) {
        continue;
      }
      switch (each) {
        case ExecutableElement method when method.getParameters().isEmpty() -> members.add(method);
        case ExecutableElement method when method.getParameters().size() == 1 ->
            members.add(method.getParameters().getFirst());
        case Element field when field.getKind().isField() -> members.add(field);
        default -> {}
      }
    }
    return members;
  }

  private List<TreePosition> positions(List<? extends Element> all) {
    List<TreePosition> positions = new ArrayList<>();
    for (Element each : all) {
      @Nullable Tree tree = trees.getTree(each);
      @Nullable TreePath path = trees.getPath(outermost(each));
      if (tree == null || path == null) {
        throw new NoSafeEdit(each + " is in no source");
      }
      positions.add(new TreePosition(trees, tree, path.getCompilationUnit(), List.of()));
    }
    return positions;
  }

  private static Element outermost(Element element) {
    Element outermost = element;
    for (@Nullable Element next = element; next != null; next = next.getEnclosingElement()) {
      if (next instanceof TypeElement) {
        outermost = next;
      }
    }
    return outermost;
  }

  private Optional<TreePath> find(Draft draft, TreePosition position) {
    CompilationUnitTree unit = position.unit();
    return unit.getSourceFile().toUri().equals(draft.file())
        ? draft.find(
            position.tree().getKind(),
            position.start(),
            trees.getSourcePositions().getEndPosition(unit, position.tree()))
        : Optional.empty();
  }

  private Draft draft(JavaFileObject file) {
    return drafts.computeIfAbsent(file.toUri(), _ -> Draft.of(file));
  }
}
