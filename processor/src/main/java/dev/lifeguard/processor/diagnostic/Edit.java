package dev.lifeguard.processor.diagnostic;

import java.net.URI;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change of one source file that mends a finding and leaves everything else as it stands.
 *
 * @param file the file
 * @param replacements what is to be replaced: apart from one another, in the order of the file
 * @param imports the qualified names of classes to be imported that are not imported yet
 */
public record Edit(URI file, List<Replacement> replacements, SortedSet<String> imports) {

  private static final Pattern IMPORT =
      Pattern.compile("^import\\s+([\\w.]+(?:\\.\\*)?)\\s*;[^\\n]*\\n", Pattern.MULTILINE);
  private static final Pattern PACKAGE =
      Pattern.compile("^package\\s+[\\w.]+\\s*;[^\\n]*\\n", Pattern.MULTILINE);

  /**
   * New text for a range of characters.
   *
   * @param start where it begins, counted from 0
   * @param end where it ends; the same as {@code start} where something is put in
   * @param text what comes there
   */
  public record Replacement(int start, int end, String text) {}

  public Edit {
    replacements =
        replacements.stream().sorted(Comparator.comparingInt(Replacement::start)).toList();
    imports = Collections.unmodifiableSortedSet(new TreeSet<>(imports));
  }

  /** The file as it is afterwards. */
  public String applyTo(String source) {
    var text = new StringBuilder(source);
    for (Replacement each : replacements.reversed()) {
      text.replace(each.start(), each.end(), each.text());
    }
    for (String name : imports) {
      insertImport(text, name);
    }
    return text.toString();
  }

  /** Before the first import that comes later in the alphabet, or after the last. */
  private static void insertImport(StringBuilder text, String name) {
    String line = "import " + name + ";\n";
    Matcher imports = IMPORT.matcher(text);
    int last = -1;
    while (imports.find()) {
      if (imports.group(1).compareTo(name) > 0) {
        text.insert(imports.start(), line);
        return;
      }
      last = imports.end();
    }
    Matcher declaration = PACKAGE.matcher(text);
    if (last >= 0) {
      text.insert(last, line);
    } else if (declaration.find()) {
      text.insert(declaration.end(), "\n" + line);
    } else {
      text.insert(0, line + "\n");
    }
  }
}
