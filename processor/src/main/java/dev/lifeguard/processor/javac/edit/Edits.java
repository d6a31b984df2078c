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
import dev.lifeguard.processor.javac.edit.Sources.Found;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/**
 * Makes edits of the fixes of findings. Ask while javac is still there, about findings as the front
 * end hears them: with places that are trees.
 */
public final class Edits {

  /** What is to be changed; and where javac has it, if it is not named but pointed at. */
  private record Spot(Found found, Optional<TreePosition> original) {}

  private final Trees trees;
  private final Elements elements;
  private final Names names;
  private final Sources sources;

  /** {@code sources} are all the files that javac compiles. */
  public Edits(
      Trees trees, Elements elements, Supplier<? extends Collection<JavaFileObject>> sources) {
    this.trees = trees;
    this.elements = elements;
    this.names = new Names(elements);
    this.sources = new Sources(sources);
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
    List<Spot> spots = spots(remedy.target());
    Draft draft = spots.getFirst().found().draft();
    var sketch = new Sketch(draft, names);
    for (Spot spot : spots) {
      if (spot.found().draft() != draft) {
        throw new NoSafeEdit("it takes more than one file");
      }
      carryOut(remedy.change(), spot, sketch);
    }
    return sketch.toEdit();
  }

  private void carryOut(Change change, Spot spot, Sketch sketch) {
    TreePath path = spot.found().path();
    Tree tree = path.getLeaf();
    var annotating = new Annotating(sketch);
    var redeclaring = new Redeclaring(sketch, new Mentions(sources));
    var storing = new Storing(sketch, trees, elements, at -> find(at).path());
    switch (change) {
      case Change.Mark(String annotation) -> annotating.mark(tree, annotation);
      case Change.LiveIn(String kind) -> {
        if (spot.original().isEmpty()) {
          Mentions.checkNotFilled(path);
        }
        annotating.liveIn(tree, kind);
      }
      case Change.NameParent(String kind) -> annotating.nameParent(tree, kind);
      case Change.NameClass name -> annotating.rename(tree, name.wrong(), name.name());
      case Change.Say(String text) -> annotating.say(tree, text);
      case Change.Share _ -> annotating.share(tree);
      case Change.Remove _ -> new Removing(sketch).remove(path);
      case Change.LoseModifiers lose -> redeclaring.lose(tree, lose.modifiers());
      case Change.GainModifier(String modifier) -> redeclaring.gain(path, modifier);
      case Change.Retype retype -> redeclaring.retype(tree, retype.type(), retype.classes());
      case Change.HoldRef(String type) -> redeclaring.holdRef(path, type);
      case Change.CloseAtEnd _ -> new Closing(sketch).close(path);
      case Change.CopyInto(var pool) ->
          storing.copyInto(
              path, spot.original().orElseThrow(() -> new NoSafeEdit("no place")), pool);
      case Change.CopyCaptures(var captured) ->
          new Capturing(sketch, elements).copy(path, captured);
      case Change.CallOn(var pool) -> storing.callOn(path, pool);
      case Change.DropArguments _ -> storing.dropArguments(path);
    }
  }

  private List<Spot> spots(Target target) {
    return switch (target) {
      case Target.At(var places) -> places.stream().map(this::spot).toList();
      case Target.OfType(String name) -> List.of(new Spot(sources.type(name), Optional.empty()));
      case Target.OfMember(String type, String name) ->
          sources.members(type, name).stream()
              .map(each -> new Spot(each, Optional.empty()))
              .toList();
    };
  }

  private Spot spot(Place place) {
    if (place instanceof TreePosition position) {
      return new Spot(find(position), Optional.of(position));
    }
    throw new NoSafeEdit("it is at no tree");
  }

  private Found find(TreePosition position) {
    CompilationUnitTree unit = position.unit();
    Draft draft = sources.draft(unit.getSourceFile());
    return draft
        .find(
            position.tree().getKind(),
            position.start(),
            trees.getSourcePositions().getEndPosition(unit, position.tree()))
        .map(path -> new Found(draft, path))
        .orElseThrow(() -> new NoSafeEdit("it is not in the source"));
  }
}
