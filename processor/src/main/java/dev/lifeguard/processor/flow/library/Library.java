package dev.lifeguard.processor.flow.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of methods without source: those that ship with Lifeguard, and those of projects.
 *
 * <pre>{@code
 * Library library = Library.shipped().with(ProjectModels.visibleTo(loader));
 * Optional<Contract> add = library.find("java.util.Collection", "add", List.of("Object"));
 * }</pre>
 *
 * <p>It knows a method by the class that declares it, and nothing of inheritance: whoever calls
 * {@code ArrayList.add} asks for that first, and then for the methods that it overrides, nearest
 * first, each with its own erased parameters.
 *
 * <p>What ships is one file a package, read when a class of the package is first asked for. Not for
 * use by several threads.
 */
public final class Library {

  private final Map<String, Models> packages;
  private final List<Models> projects;
  private final List<String> problems;

  private Library(Map<String, Models> packages, List<Models> projects, List<String> problems) {
    this.packages = packages;
    this.projects = projects;
    this.problems = problems;
  }

  /** The models that ship. */
  public static Library shipped() {
    return new Library(new HashMap<>(), List.of(), List.of());
  }

  /**
   * These models and those: what a project says of a method counts, whatever ships. Its files are
   * read at once.
   */
  public Library with(List<ModelFile> projectModels) {
    if (projectModels.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(problems);
    List<Models> added = new ArrayList<>(projects);
    for (ModelFile file : projectModels) {
      added.add(new Models(file, all));
    }
    added.forEach(Library::readAll);
    return new Library(packages, List.copyOf(added), List.copyOf(all));
  }

  /**
   * What is wrong in the files of projects, one line of one file each: {@code file:line: what}.
   * Those lines are left out.
   */
  public List<String> problems() {
    return problems;
  }

  /**
   * The contract of a method.
   *
   * @param owner the qualified name of the class that declares it, {@code java.util.Map.Entry}
   * @param method its name; {@code <init>} for a constructor
   * @param parameters the simple names of its erased parameter types, {@code Object[]}
   */
  public Optional<Contract> find(String owner, String method, List<String> parameters) {
    for (Models project : projects) {
      Contract found = find(project, owner, method, parameters);
      if (found != null) {
        return Optional.of(found);
      }
    }
    Models models = shippedOf(owner);
    return models == null
        ? Optional.empty()
        : Optional.ofNullable(find(models, owner, method, parameters));
  }

  /** Whether the values of an interface have no lifetime, whatever they are. */
  public boolean isHeap(String type) {
    for (Models project : projects) {
      if (project.isHeap(type)) {
        return true;
      }
    }
    Models models = shippedOf(type);
    return models != null && models.isHeap(type);
  }

  private static @Nullable Contract find(
      Models models, String owner, String method, List<String> parameters) {
    Map<String, ModelLine> lines = models.linesOf(owner);
    if (lines.isEmpty()) {
      return null;
    }
    String name = method.equals("<init>") ? "new" : method;
    ModelLine exact = lines.get(ModelLine.signature(name, parameters));
    if (exact != null) {
      return models.read(exact, parameters.size());
    }
    ModelLine any = lines.get(ModelLine.anyOverload(name));
    return any == null ? null : models.read(any, parameters.size());
  }

  private static void readAll(Models models) {
    for (String owner : models.owners()) {
      models.linesOf(owner).values().forEach(line -> models.read(line, line.arity()));
    }
  }

  private @Nullable Models shippedOf(String type) {
    String name = packageOf(type);
    if (!ShippedModels.PACKAGES.contains(name)) {
      return null;
    }
    Models known = packages.get(name);
    if (known == null) {
      known = ShippedModels.read(name);
      packages.put(name, known);
    }
    return known;
  }

  /** The package of a class, which is known by its name beginning with a capital letter. */
  private static String packageOf(String type) {
    for (int dot = type.indexOf('.'); dot >= 0; dot = type.indexOf('.', dot + 1)) {
      if (dot + 1 < type.length() && Character.isUpperCase(type.charAt(dot + 1))) {
        return type.substring(0, dot);
      }
    }
    return "";
  }
}
