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
 *
 * <table>
 * <caption>What is edited, and when it is refused</caption>
 * <tr><th>fix</th><th>edit</th><th>none</th></tr>
 * <tr><td>mark it {@code @Child}, {@code @Outlives}, {@code @Pool}</td>
 *     <td>adds the annotation; takes away what contradicts {@code @Child}</td>
 *     <td>it is in no source of this run; a factory is given what is to be a child</td></tr>
 * <tr><td>{@code @LivesIn(K.class)} on a class, member or parameter</td>
 *     <td>adds it, also to the setter; changes the kind where it, or {@code @SharesPool}, is
 *         there</td>
 *     <td>several parts of the type say where they live; the type is qualified; the class fills
 *         the container itself</td></tr>
 * <tr><td>name a kind in {@code @SubPoolOf}; name another class or parameter; {@code shared =
 *         true}</td>
 *     <td>changes the annotation</td><td>there is more than one to choose from</td></tr>
 * <tr><td>leave an annotation, a value or a modifier away; take a suppression away</td>
 *     <td>removes it, and the {@code permits} of a sealed type</td>
 *     <td>a subclass says non-sealed</td></tr>
 * <tr><td>declare it as another type; make it static, protected</td>
 *     <td>replaces the type; adds the modifier</td>
 *     <td>an inner class that uses its outer object</td></tr>
 * <tr><td>hold a {@code Ref}</td>
 *     <td>changes the type of a member, its setter included</td>
 *     <td>anything else in the sources speaks of the member, or of the factory that takes it:
 *         readers must say what an empty reference means</td></tr>
 * <tr><td>make it in a try-with-resources statement</td>
 *     <td>puts the rest of the block into one</td>
 *     <td>no local variable holds it, or it is closed, assigned or returned there</td></tr>
 * <tr><td>store a copy, made in a pool; make a copy in its own pool</td>
 *     <td>{@code request.connection().pool().copy(…)}, {@code own -> own.copy(…)}</td>
 *     <td>the pool has no name there; not exactly one segment is given; something else may be what
 *         is wrong</td></tr>
 * <tr><td>capture copies; let the task have copies</td>
 *     <td>reads strings and numbers into variables before the lambda is made</td>
 *     <td>the lambda needs more than accessors that give these; there is no statement to put it
 *         before; the names are taken</td></tr>
 * <tr><td>register the clean-up with another pool</td><td>calls it on that one</td>
 *     <td>its handle is used; the pool has no name there</td></tr>
 * <tr><td>make an unnamed pool</td><td>leaves the class away</td>
 *     <td>a typed variable or call asks for the kind</td></tr>
 * <tr><td>everything else</td><td>none</td>
 *     <td>it moves statements, changes callers or takes a choice: {@code fixes-by-hand.txt} among
 *         the tests says why for each</td></tr>
 * </table>
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
      if (!spot.found().draft().equals(draft)) {
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
      case Change.Mark(String annotation) -> {
        if (annotation.endsWith(".Child")) {
          new Mentions(sources).checkNotGiven(path);
        }
        annotating.mark(tree, annotation);
      }
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
