package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.Tree;
import dev.lifeguard.processor.diagnostic.Edit;
import dev.lifeguard.processor.diagnostic.Edit.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** An edit that is being made. */
final class Sketch {

  private final Draft draft;
  private final Names names;
  private final List<Replacement> replacements = new ArrayList<>();
  private final SortedSet<String> imports = new TreeSet<>();

  Sketch(Draft draft, Names names) {
    this.draft = draft;
    this.names = names;
  }

  Draft draft() {
    return draft;
  }

  /** How the file can call a class, which is imported if need be. */
  String name(String qualified) {
    return names.in(draft, qualified, imports);
  }

  void insert(int at, String text) {
    replacements.add(new Replacement(at, at, text));
  }

  void replace(Tree tree, String text) {
    replace(draft.start(tree), draft.end(tree), text);
  }

  void replace(int start, int end, String text) {
    replacements.add(new Replacement(start, end, text));
  }

  void delete(int start, int end) {
    replace(start, end, "");
  }

  /** Takes something and the blanks behind it away; the line, if that is all there is on it. */
  void deleteWithBlanks(int start, int end) {
    delete(start, draft.skipBlanks(end));
  }

  Edit toEdit() {
    if (replacements.isEmpty()) {
      throw new NoSafeEdit("nothing to do");
    }
    return new Edit(draft.file(), replacements, imports);
  }
}
