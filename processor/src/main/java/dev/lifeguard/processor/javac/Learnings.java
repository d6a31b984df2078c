package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.flow.Declarations;
import dev.lifeguard.processor.flow.FlowRules;
import dev.lifeguard.processor.flow.MethodName;
import dev.lifeguard.processor.flow.UnreadableException;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.model.Kind;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * What earlier compilations have learnt of classes that are met here as class files: it is looked
 * up when all bodies were lowered, for the classes of the methods that these call, and then for
 * those that what was read speaks of, and for no others.
 */
final class Learnings implements Declarations {

  private final Run run;
  private final LearntFiles files;
  private final Set<TypeElement> asked = new HashSet<>();
  private final Map<Callee, ExecutableElement> methods = new HashMap<>();
  private final Map<Callee, Optional<MethodName>> names = new HashMap<>();
  private int described;
  private final Map<String, Optional<TypeElement>> types = new HashMap<>();
  private final List<String> unusable = new ArrayList<>();

  Learnings(Run run) {
    this.run = run;
    this.files = run.callees().learnt();
  }

  /** Hands the rules all that is known. */
  void readInto(FlowRules rules) {
    Set<TypeElement> owners = run.callees().owners();
    while (!owners.isEmpty()) {
      List<TypeElement> next = List.copyOf(owners);
      owners.clear();
      for (TypeElement owner : next) {
        TypeElement type = (TypeElement) Outermost.of(owner);
        if (asked.add(type)) {
          read(type, rules);
        }
      }
    }
  }

  /** The classes of which there is something that could not be used, and why. */
  List<String> unusable() {
    return unusable;
  }

  private void read(TypeElement type, FlowRules rules) {
    try {
      files.find(type).ifPresent(text -> register(rules.learn(text, this)));
    } catch (UncheckedIOException | UnreadableException unreadable) {
      unusable.add(type.getQualifiedName() + ": " + unreadable.getMessage());
    }
  }

  private void register(List<Callee> learnt) {
    for (Callee callee : learnt) {
      ExecutableElement method = method(callee);
      if (method != null) {
        run.callees().register(method, Hierarchy.enclosingClass(method));
      }
    }
  }

  private @Nullable ExecutableElement method(Callee callee) {
    Map<ExecutableElement, Callee> known = run.callees().known();
    if (!methods.containsKey(callee) && described < known.size()) {
      described = known.size();
      known.forEach((method, each) -> methods.put(each, method));
    }
    return methods.get(callee);
  }

  @Override
  public Optional<MethodName> name(Callee callee) {
    Optional<MethodName> name = names.get(callee);
    if (name == null) {
      name = find(callee);
      if (method(callee) != null) {
        names.put(callee, name);
      }
    }
    return name;
  }

  private Optional<MethodName> find(Callee callee) {
    ExecutableElement method = method(callee);
    if (method == null || isLocal(Hierarchy.enclosingClass(method))) {
      return Optional.empty();
    }
    List<String> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(erased(parameter));
    }
    return Optional.of(new MethodName(callee.owner(), callee.name(), parameters));
  }

  @Override
  public boolean isPrivate(Callee callee) {
    ExecutableElement method = method(callee);
    return method != null && method.getModifiers().contains(Modifier.PRIVATE);
  }

  @Override
  public Optional<Callee> callee(MethodName name) {
    return type(name.owner()).flatMap(type -> callee(name, type));
  }

  private Optional<Callee> callee(MethodName name, TypeElement type) {
    for (Element each : type.getEnclosedElements()) {
      if (each instanceof ExecutableElement method
          && method.getSimpleName().contentEquals(name.name())
          && method.getParameters().size() == name.parameters().size()
          && method.getParameters().stream().map(this::erased).toList().equals(name.parameters())) {
        return Optional.of(run.callees().of(method));
      }
    }
    return Optional.empty();
  }

  @Override
  public void met(String owner) {
    for (String name = owner; !name.isEmpty(); name = enclosing(name)) {
      Optional<TypeElement> type = type(name);
      if (type.isPresent()) {
        run.callees().owners().add(type.get());
        return;
      }
    }
  }

  private static String enclosing(String name) {
    return name.substring(0, Math.max(name.lastIndexOf('$'), 0));
  }

  @Override
  public Optional<Kind> kind(String qualifiedName) {
    return Optional.ofNullable(run.elements().getTypeElement(qualifiedName))
        .flatMap(run.lifetimes()::kind);
  }

  /** The class of that binary name, unless it is a local one. */
  private Optional<TypeElement> type(String name) {
    Optional<TypeElement> known = types.get(name);
    if (known == null) {
      known = find(name);
      types.put(name, known);
    }
    return known;
  }

  private Optional<TypeElement> find(String name) {
    TypeElement found = run.elements().getTypeElement(name);
    int dollar = name.lastIndexOf('$');
    if (found != null || dollar <= 0) {
      return Optional.ofNullable(found);
    }
    return type(name.substring(0, dollar))
        .flatMap(
            outer ->
                ElementFilter.typesIn(outer.getEnclosedElements()).stream()
                    .filter(each -> run.elements().getBinaryName(each).contentEquals(name))
                    .findFirst());
  }

  private String erased(VariableElement parameter) {
    return name(run.types().erasure(parameter.asType()));
  }

  private String name(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> name(((ArrayType) type).getComponentType()) + "[]";
      case DECLARED, ERROR ->
          run.elements().getBinaryName((TypeElement) ((DeclaredType) type).asElement()).toString();
      default -> type.getKind().name();
    };
  }

  private static boolean isLocal(TypeElement type) {
    for (@Nullable Element each = type;
        each instanceof TypeElement next;
        each = each.getEnclosingElement()) {
      NestingKind nesting = next.getNestingKind();
      if (nesting == NestingKind.LOCAL || nesting == NestingKind.ANONYMOUS) {
        return true;
      }
    }
    return false;
  }
}
