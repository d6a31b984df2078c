package dev.lifeguard.processor.javac;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * Tells which classes of libraries speak of pools: those that are annotated, and those that mention
 * one in what they declare.
 *
 * <p>Under-approximated: code that imports no such class, and gets hold of values of one through
 * two others that are not annotated.
 */
final class LibraryPools {

  private static final String OURS = "dev.lifeguard.";
  private static final String PROBE = "dev.lifeguard.annotations.LivesIn";

  private final Elements elements;
  private final boolean possible;
  private final Map<String, Boolean> known = new HashMap<>();
  private final Map<Element, Boolean> annotated = new HashMap<>();

  LibraryPools(Elements elements) {
    this.elements = elements;
    this.possible = elements.getTypeElement(PROBE) != null;
  }

  /** Whether any can: without our annotations, nobody knows what they say. */
  boolean canSpeakOfPools() {
    return possible;
  }

  /** Whether a class that is imported so, or any of a package, does. */
  boolean isImported(String name, Set<String> sources) {
    Boolean answer = known.get(name);
    if (answer == null) {
      answer = name.endsWith(".*") ? isImportedOnDemand(parent(name), sources) : isNamed(name);
      known.put(name, answer);
    }
    return answer;
  }

  /** Whether a class of the package does that is not among {@code sources}. */
  boolean inPackage(String name, Set<String> sources) {
    PackageElement home = name.isEmpty() ? null : elements.getPackageElement(name);
    if (!possible || home == null) {
      return false;
    }
    for (Element each : home.getEnclosedElements()) {
      if (each instanceof TypeElement type
          && !sources.contains(type.getQualifiedName().toString())
          && speaks(type)) {
        return true;
      }
    }
    return false;
  }

  private boolean isImportedOnDemand(String name, Set<String> sources) {
    return isNamed(name) || inPackage(name, sources);
  }

  /** The name may be that of a member, too. */
  private boolean isNamed(String name) {
    TypeElement type = elements.getTypeElement(name);
    if (type == null && name.indexOf('.') > 0) {
      type = elements.getTypeElement(parent(name));
    }
    return possible && type != null && speaks(type);
  }

  private boolean speaks(TypeElement type) {
    if (isAnnotated(type) || mentions(type.getSuperclass(), type)) {
      return true;
    }
    for (TypeMirror each : type.getInterfaces()) {
      if (mentions(each, type)) {
        return true;
      }
    }
    for (Element member : type.getEnclosedElements()) {
      if (hasOurs(member) || speaks(member, type)) {
        return true;
      }
    }
    return false;
  }

  private boolean speaks(Element member, TypeElement type) {
    return switch (member) {
      case ExecutableElement method -> {
        for (VariableElement parameter : method.getParameters()) {
          if (hasOurs(parameter) || mentions(parameter.asType(), type)) {
            yield true;
          }
        }
        yield mentions(method.getReturnType(), type);
      }
      case VariableElement field -> mentions(field.asType(), type);
      case TypeElement nested -> isAnnotated(nested) || speaks(nested);
      default -> false;
    };
  }

  /** Whether a type in what {@code by} declares is annotated: one of its own library, that is. */
  private boolean mentions(TypeMirror type, TypeElement by) {
    if (hasOurs(type)) {
      return true;
    }
    return switch (type) {
      case ArrayType array -> mentions(array.getComponentType(), by);
      case DeclaredType declared -> {
        for (TypeMirror argument : declared.getTypeArguments()) {
          if (mentions(argument, by)) {
            yield true;
          }
        }
        var element = (TypeElement) declared.asElement();
        String name = element.getQualifiedName().toString();
        yield name.startsWith(OURS)
            || (isNear(name, by.getQualifiedName().toString()) && isAnnotated(element));
      }
      default -> false;
    };
  }

  /** Libraries keep together below a name of two parts. */
  private static boolean isNear(String one, String other) {
    int end = one.indexOf('.', one.indexOf('.') + 1);
    return other.regionMatches(0, one, 0, end < 0 ? one.length() : end);
  }

  private boolean isAnnotated(TypeElement type) {
    Boolean answer = annotated.get(type);
    if (answer == null) {
      answer = hasOurs(type);
      annotated.put(type, answer);
    }
    return answer;
  }

  private static boolean hasOurs(AnnotatedConstruct construct) {
    for (AnnotationMirror mirror : construct.getAnnotationMirrors()) {
      if (((TypeElement) mirror.getAnnotationType().asElement())
          .getQualifiedName()
          .toString()
          .startsWith(OURS)) {
        return true;
      }
    }
    return false;
  }

  private static String parent(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }
}
