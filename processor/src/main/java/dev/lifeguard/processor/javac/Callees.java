package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.declare.Lifetimes;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.flow.library.Contract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** The methods of a run, each described once. */
final class Callees {

  private final Elements elements;
  private final Types types;
  private final Lifetimes lifetimes;
  private final TypeFacts facts;
  private final Hierarchy hierarchy;
  private final Contracts contracts;
  private final LearntFiles learnt;
  private final Map<ExecutableElement, Callee> known = new HashMap<>();
  private final Set<TypeElement> owners = new LinkedHashSet<>();

  Callees(
      Elements elements,
      Types types,
      Lifetimes lifetimes,
      TypeFacts facts,
      Hierarchy hierarchy,
      Contracts contracts) {
    this.elements = elements;
    this.types = types;
    this.lifetimes = lifetimes;
    this.facts = facts;
    this.hierarchy = hierarchy;
    this.contracts = contracts;
    this.learnt = new LearntFiles(elements);
  }

  /** What earlier compilations have learnt. */
  LearntFiles learnt() {
    return learnt;
  }

  /** The method as its callers see it. */
  Callee of(ExecutableElement method) {
    Callee callee = known.get(method);
    if (callee == null) {
      callee = describe(method);
      known.put(method, callee);
    }
    return callee;
  }

  /** All methods met so far. */
  Map<ExecutableElement, Callee> known() {
    return known;
  }

  /** The classes that declare methods met so far, without those of the JDK; they can be removed. */
  Set<TypeElement> owners() {
    return owners;
  }

  /** Notes what a method of a class of this run overrides. */
  void register(ExecutableElement method, TypeElement type) {
    for (ExecutableElement above : hierarchy.overridden(method, type)) {
      of(above).overriddenBy(of(method));
    }
  }

  /** Notes which methods that the class inherits implement its interfaces. */
  void registerInherited(TypeElement type) {
    TypeElement superclass = Hierarchy.element(type.getSuperclass());
    if (type.getInterfaces().isEmpty() || superclass == null || !isOurs(superclass)) {
      return;
    }
    for (TypeElement above : hierarchy.above(type)) {
      if (above.getKind().isInterface() && !hierarchy.isSubclass(superclass, above)) {
        for (ExecutableElement method : ElementFilter.methodsIn(above.getEnclosedElements())) {
          hierarchy
              .inheritedImplementation(type, method)
              .ifPresent(found -> of(method).overriddenBy(of(found)));
        }
      }
    }
  }

  private Callee describe(ExecutableElement method) {
    TypeElement owner = Hierarchy.enclosingClass(method);
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    if (!JdkTypes.isJdk(owner.getQualifiedName().toString())) {
      owners.add(owner);
    }
    return new Callee(
        elements.getBinaryName(owner).toString(),
        method.getSimpleName().toString(),
        isStatic,
        parameters(method),
        isStatic ? TypeFact.NEVER : facts.of(owner.asType()),
        facts.ofResult(method),
        contract(method, owner),
        isOpen(method, owner));
  }

  private List<Parameter> parameters(ExecutableElement method) {
    List<? extends VariableElement> declared = method.getParameters();
    if (declared.isEmpty()) {
      return List.of();
    }
    List<Parameter> parameters = new ArrayList<>(declared.size());
    for (VariableElement parameter : declared) {
      parameters.add(
          new Parameter(
              parameter.getSimpleName().toString(),
              facts.ofVariable(parameter),
              lifetimes
                  .outlives(parameter)
                  .map(name -> index(name, declared))
                  .orElse(Parameter.NOTHING)));
    }
    return parameters;
  }

  private static int index(String name, List<? extends VariableElement> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).getSimpleName().contentEquals(name)) {
        return i;
      }
    }
    return name.isEmpty() ? Parameter.THIS : Parameter.NOTHING;
  }

  /** The model for the method itself; for one without a body of its own also an inherited one. */
  private @Nullable Contract contract(ExecutableElement method, TypeElement owner) {
    Optional<Contract> own = find(method, owner);
    if (own.isPresent()) {
      return own.get();
    }
    boolean written = !method.getModifiers().contains(Modifier.ABSTRACT);
    if (written && isSource(owner)) {
      return null;
    }
    for (ExecutableElement above : hierarchy.overridden(method, owner)) {
      Optional<Contract> inherited = find(above, Hierarchy.enclosingClass(above));
      if (inherited.isPresent()) {
        return written && learnt.knows(owner) ? null : inherited.get();
      }
    }
    return null;
  }

  private boolean isOpen(ExecutableElement method, TypeElement owner) {
    return !JdkTypes.isJdk(owner.getQualifiedName().toString())
        || lifetimes.function(owner).filter(method::equals).isPresent();
  }

  /** Whether it is known what the methods of the class do: it is, or was, compiled with us. */
  boolean isOurs(TypeElement type) {
    return isSource(type)
        || (!JdkTypes.isJdk(type.getQualifiedName().toString()) && learnt.knows(type));
  }

  /** Whether the class is compiled in this run. */
  boolean isSource(TypeElement type) {
    JavaFileObject file = elements.getFileObjectOf(type);
    return file != null && file.getKind() == JavaFileObject.Kind.SOURCE;
  }

  private Optional<Contract> find(ExecutableElement method, TypeElement owner) {
    List<? extends VariableElement> parameters = method.getParameters();
    List<String> names = new ArrayList<>(parameters.size());
    for (VariableElement parameter : parameters) {
      names.add(simpleName(types.erasure(parameter.asType())));
    }
    return contracts.find(
        owner.getQualifiedName().toString(), method.getSimpleName().toString(), names);
  }

  private static String simpleName(TypeMirror type) {
    return switch (type.getKind()) {
      case DECLARED -> ((DeclaredType) type).asElement().getSimpleName().toString();
      case ARRAY -> simpleName(((ArrayType) type).getComponentType()) + "[]";
      default -> type.getKind() == TypeKind.ERROR ? "?" : type.toString();
    };
  }
}
