package dev.lifeguard.processor.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Tells which compilation units can have anything to do with pools, so that all others cost
 * nothing: those that name Lifeguard, or import an annotated type of a library; those in a package
 * with one of these; those that import from one of these; and so on.
 *
 * <p>Over-approximated by packages and imports. Under-approximated: a unit that imports no
 * annotated type of a library, and gets hold of its values through unannotated types of that
 * library alone.
 */
public final class Relevance {

  private static final String OURS = "dev.lifeguard";

  /** A compilation unit, as far as it matters here. */
  private static final class Unit {
    private final String packageName;
    private final List<String> types = new ArrayList<>();
    private final List<String> imports = new ArrayList<>();
    private final boolean named;
    private boolean relevant;

    Unit(CompilationUnitTree tree) {
      ExpressionTree name = tree.getPackageName();
      packageName = name == null ? "" : name.toString();
      for (ImportTree each : tree.getImports()) {
        imports.add(each.getQualifiedIdentifier().toString());
      }
      for (Tree each : tree.getTypeDecls()) {
        if (each instanceof ClassTree type) {
          String simple = type.getSimpleName().toString();
          types.add(packageName.isEmpty() ? simple : packageName + "." + simple);
        }
      }
      named = imports.stream().anyMatch(each -> each.startsWith(OURS)) || mentionsUs(tree);
    }

    private static boolean mentionsUs(CompilationUnitTree tree) {
      try {
        return tree.getSourceFile().getCharContent(true).toString().contains(OURS);
      } catch (IOException | UnsupportedOperationException unreadable) {
        return true;
      }
    }
  }

  private final Elements elements;
  private final Map<CompilationUnitTree, Unit> units = new HashMap<>();
  private final Map<String, Boolean> libraryTypes = new HashMap<>();
  private boolean settled = true;
  private boolean any;

  public Relevance(Elements elements) {
    this.elements = elements;
  }

  /** Adds a compilation unit that javac has parsed. */
  public void add(CompilationUnitTree tree) {
    if (units.putIfAbsent(tree, new Unit(tree)) == null) {
      settled = false;
    }
  }

  /** Whether the unit can have to do with pools. A unit that was never added can. */
  public boolean isRelevant(CompilationUnitTree tree) {
    if (!settled) {
      settle();
      settled = true;
    }
    Unit unit = units.get(tree);
    return unit == null || unit.relevant;
  }

  /** Whether any unit can. */
  public boolean isAnyRelevant() {
    if (!settled) {
      settle();
      settled = true;
    }
    return any;
  }

  private void settle() {
    Map<String, List<Unit>> byPackage = new HashMap<>();
    Map<String, List<Unit>> byImport = new HashMap<>();
    Deque<Unit> open = new ArrayDeque<>();
    for (Unit unit : units.values()) {
      byPackage.computeIfAbsent(unit.packageName, _ -> new ArrayList<>()).add(unit);
      unit.imports.forEach(
          each -> byImport.computeIfAbsent(each, _ -> new ArrayList<>()).add(unit));
      unit.relevant = unit.named || importsAnnotated(unit);
      if (unit.relevant) {
        open.add(unit);
      }
    }
    any = !open.isEmpty();
    spread(open, byPackage, byImport);
  }

  private static void spread(
      Deque<Unit> open, Map<String, List<Unit>> byPackage, Map<String, List<Unit>> byImport) {
    Map<String, List<Unit>> byImportedType = new HashMap<>();
    byImport.forEach(
        (name, importers) -> {
          for (String each : prefixes(name)) {
            byImportedType.computeIfAbsent(each, _ -> new ArrayList<>()).addAll(importers);
          }
        });
    Set<String> packages = new HashSet<>();
    while (!open.isEmpty()) {
      Unit unit = open.remove();
      if (packages.add(unit.packageName)) {
        mark(byPackage.getOrDefault(unit.packageName, List.of()), open);
        mark(byImport.getOrDefault(unit.packageName + ".*", List.of()), open);
      }
      for (String type : unit.types) {
        mark(byImportedType.getOrDefault(type, List.of()), open);
      }
    }
  }

  private static void mark(List<Unit> units, Deque<Unit> open) {
    for (Unit unit : units) {
      if (!unit.relevant) {
        unit.relevant = true;
        open.add(unit);
      }
    }
  }

  /** {@code a.b.C.D.*} imports from {@code a.b.C.D}, {@code a.b.C} and so on. */
  private static List<String> prefixes(String name) {
    List<String> prefixes = new ArrayList<>();
    for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
      prefixes.add(name.substring(0, end));
    }
    return prefixes;
  }

  private boolean importsAnnotated(Unit unit) {
    for (String name : unit.imports) {
      if (!name.startsWith("java") && !name.endsWith("*") && isAnnotated(name)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAnnotated(String name) {
    Boolean known = libraryTypes.get(name);
    if (known == null) {
      TypeElement type = elements.getTypeElement(name);
      known = type != null && isAnnotated(type);
      libraryTypes.put(name, known);
    }
    return known;
  }

  private static boolean isAnnotated(TypeElement type) {
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().toString().startsWith(OURS)) {
        return true;
      }
    }
    return false;
  }
}
