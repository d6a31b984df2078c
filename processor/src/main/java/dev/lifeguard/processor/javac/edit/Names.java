package dev.lifeguard.processor.javac.edit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import dev.lifeguard.processor.javac.Outermost;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** How a file can call a class: by its simple name wherever that is free. */
final class Names {

  private final Elements elements;

  Names(Elements elements) {
    this.elements = elements;
  }

  /** Adds to {@code imports} what the name needs. A class inside another is named through it. */
  String in(Draft draft, String qualified, Set<String> imports) {
    TypeElement type = elements.getTypeElement(qualified);
    if (type == null) {
      throw new NoSafeEdit("no class " + qualified);
    }
    String packageName = elements.getPackageOf(type).getQualifiedName().toString();
    String within =
        packageName.isEmpty() ? qualified : qualified.substring(packageName.length() + 1);
    String outer = within.replaceFirst("\\..*", "");
    String outerQualified = packageName.isEmpty() ? outer : packageName + "." + outer;
    if (declares(draft.unit(), type, outer)) {
      return within;
    }
    if (isImported(draft.unit(), packageName, outerQualified)
        && !isTaken(draft.unit(), outer, outerQualified)) {
      return within;
    }
    if (isTaken(draft.unit(), outer, outerQualified)) {
      return qualified;
    }
    imports.add(outerQualified);
    return within;
  }

  private static boolean declares(CompilationUnitTree unit, Element type, String outer) {
    return unit.getTypeDecls().stream()
            .anyMatch(
                each -> each instanceof ClassTree top && top.getSimpleName().contentEquals(outer))
        && packageOf(unit).equals(packageOf(Outermost.of(type)));
  }

  private static String packageOf(CompilationUnitTree unit) {
    Tree name = unit.getPackageName();
    return name == null ? "" : name.toString();
  }

  private static String packageOf(Element outermost) {
    return String.valueOf(outermost.getEnclosingElement());
  }

  private static boolean isImported(
      CompilationUnitTree unit, String packageName, String qualified) {
    return packageName.equals("java.lang")
        || packageName.equals(packageOf(unit))
        || unit.getImports().stream()
            .filter(each -> !each.isStatic())
            .map(each -> each.getQualifiedIdentifier().toString())
            .anyMatch(name -> name.equals(qualified) || name.equals(packageName + ".*"));
  }

  /** Whether the simple name means something else in the file. */
  private boolean isTaken(CompilationUnitTree unit, String simple, String qualified) {
    for (ImportTree each : unit.getImports()) {
      String name = each.getQualifiedIdentifier().toString();
      if (name.endsWith("." + simple) && !name.equals(qualified)) {
        return true;
      }
    }
    String here = packageOf(unit) + "." + simple;
    return declared(unit).contains(simple)
        || (!here.equals(qualified) && elements.getTypeElement(here) != null);
  }

  private static Set<String> declared(CompilationUnitTree unit) {
    Set<String> names = new HashSet<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        names.add(type.getSimpleName().toString());
        type.getTypeParameters().forEach(each -> names.add(each.getName().toString()));
        return super.visitClass(type, null);
      }
    }.scan(unit, null);
    return names;
  }
}
