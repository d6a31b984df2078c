package dev.lifeguard.processor.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Tells which packages can have anything to do with pools, so that all others cost nothing.
 *
 * <p>It begins with the files that name Lifeguard, and those that use a library which speaks of
 * pools. From there it goes on in both directions, for a helper that knows nothing of pools may
 * keep what it is given: to all packages that one of these imports from or mentions, that import
 * from one of these, and so on. Over-approximated, for a package is relevant or not as a whole.
 *
 * <p>Read without looking at types, and mostly without looking at more than the text: in a
 * compilation that has nothing to do with pools, this is all that happens. So it is plain code, for
 * it is always run cold.
 */
public final class Relevance {

  private static final String OURS = "dev.lifeguard";
  private static final String SUPPRESSION = "lifeguard:";

  /** Part of both: most files do not have it, and are gone through once for all. */
  private static final String COMMON = "lifeguard";

  /** A package; those that have to do with one another share a leader, which is asked for all. */
  private static final class Home {
    private final String name;
    private final List<CompilationUnitTree> units = new ArrayList<>();
    private final Set<String> imports = new HashSet<>();
    private Home leader = this;
    private boolean linked;
    private boolean relevant;

    Home(String name) {
      this.name = name;
    }

    Home leader() {
      Home found = this;
      while (found.leader != found) {
        found.leader = found.leader.leader;
        found = found.leader;
      }
      return found;
    }

    boolean isRelevant() {
      return leader().relevant;
    }

    boolean mentions(String text) {
      for (CompilationUnitTree unit : units) {
        if (text(unit).contains(text)) {
          return true;
        }
      }
      return false;
    }

    void join(Home other) {
      Home one = leader();
      Home two = other.leader();
      one.leader = two;
      two.relevant |= one.relevant;
    }
  }

  private final Supplier<Elements> elements;
  private final Map<String, Home> homes = new HashMap<>();

  /** Who imports from something that may be a package not met yet. */
  private final Map<String, List<Home>> importers = new HashMap<>();

  /** The classes that are compiled here. */
  private final Set<String> types = new HashSet<>();

  private final Deque<CompilationUnitTree> unlinked = new ArrayDeque<>();
  private boolean settled = true;
  private boolean any;
  private @Nullable LibraryPools libraries;

  /** {@code elements} is asked for once javac has entered its classes. */
  public Relevance(Supplier<Elements> elements) {
    this.elements = elements;
  }

  /** Adds a compilation unit that javac has parsed. */
  public void add(CompilationUnitTree unit) {
    Home home = home(packageName(unit));
    home.units.add(unit);
    for (Tree each : unit.getTypeDecls()) {
      if (each instanceof ClassTree type) {
        String simple = type.getSimpleName().toString();
        types.add(home.name.isEmpty() ? simple : home.name.concat(".").concat(simple));
      }
    }
    unlinked.add(unit);
    if (mentionsUs(text(unit))) {
      home.leader().relevant = true;
      any = true;
    }
    settled = false;
  }

  /** Whether anything can have to do with pools. */
  public boolean isAnyRelevant() {
    settle();
    return any;
  }

  /** Whether the unit can. One that was never added can. */
  public boolean isRelevant(CompilationUnitTree unit) {
    return isRelevant(packageName(unit));
  }

  /** Whether code in the package can. A package that was never met can. */
  public boolean isRelevant(String packageName) {
    settle();
    if (!any) {
      return false;
    }
    Home home = homes.get(packageName);
    return home == null || home.isRelevant();
  }

  private void settle() {
    while (!settled) {
      settled = true;
      if (libraries == null) {
        libraries = new LibraryPools(elements.get());
      }
      if (any || libraries.canSpeakOfPools()) {
        linkAll(libraries);
      }
      if (any) {
        followMentions();
      }
    }
  }

  /** To look at a class can have javac read its source, and that is one more unit. */
  private void linkAll(LibraryPools libraries) {
    while (!unlinked.isEmpty()) {
      link(unlinked.remove(), libraries);
    }
  }

  private void link(CompilationUnitTree unit, LibraryPools libraries) {
    Home home = home(packageName(unit));
    if (!home.linked) {
      home.linked = true;
      mark(home, libraries.inPackage(home.name, types));
    }
    for (ImportTree each : unit.getImports()) {
      String name = name(each.getQualifiedIdentifier());
      if (!JdkTypes.isJdk(name) && home.imports.add(name)) {
        boolean ofSource = joinAll(home, name);
        mark(home, !ofSource && libraries.isImported(name, types));
      }
    }
  }

  private void mark(Home home, boolean relevant) {
    if (relevant) {
      home.leader().relevant = true;
      any = true;
    }
  }

  /** Joins the package with the one that it imports from; whether the class is compiled here. */
  private boolean joinAll(Home home, String name) {
    boolean found = false;
    for (String prefix = name; !prefix.isEmpty(); prefix = parent(prefix)) {
      found |= types.contains(prefix);
      Home other = homes.get(prefix);
      if (other == null) {
        importers.computeIfAbsent(prefix, _ -> new ArrayList<>()).add(home);
      } else {
        home.join(other);
      }
    }
    return found;
  }

  /** Joins the packages that name a relevant one in full, without an import. */
  private void followMentions() {
    List<Home> others = new ArrayList<>();
    List<Home> open = new ArrayList<>();
    for (Home home : homes.values()) {
      (home.isRelevant() ? open : others).add(home);
    }
    while (!open.isEmpty() && !others.isEmpty()) {
      String wanted = open.removeLast().name + ".";
      for (Home other : List.copyOf(others)) {
        if (!other.isRelevant() && other.mentions(wanted)) {
          other.leader().relevant = true;
        }
        if (other.isRelevant()) {
          others.remove(other);
          open.add(other);
        }
      }
    }
  }

  private Home home(String name) {
    Home home = homes.get(name);
    if (home == null) {
      home = new Home(name);
      homes.put(name, home);
      List<Home> waiting = importers.remove(name);
      if (waiting != null) {
        for (Home importer : waiting) {
          importer.join(home);
        }
      }
    }
    return home;
  }

  private static boolean mentionsUs(String text) {
    return text.contains(COMMON) && (text.contains(OURS) || text.contains(SUPPRESSION));
  }

  private static String text(CompilationUnitTree unit) {
    String text = SourceText.of(unit);
    return text == null ? OURS : text;
  }

  private static String packageName(CompilationUnitTree unit) {
    ExpressionTree name = unit.getPackageName();
    return name == null ? "" : name(name);
  }

  /** What {@code toString} gives, which takes its time. */
  private static String name(Tree tree) {
    return switch (tree.getKind()) {
      case MEMBER_SELECT -> {
        var select = (MemberSelectTree) tree;
        yield name(select.getExpression()).concat(".").concat(select.getIdentifier().toString());
      }
      case IDENTIFIER -> ((IdentifierTree) tree).getName().toString();
      default -> tree.toString();
    };
  }

  private static String parent(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }
}
