package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.flow.ir.Carry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What the names of the JDK's types say about what their instances can carry. */
final class JdkTypes {

  private static final Set<String> VALUES =
      Set.of(
          "java.lang.String",
          "java.lang.StringBuilder",
          "java.lang.StringBuffer",
          "java.lang.Boolean",
          "java.lang.Character",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Void",
          "java.lang.Number",
          "java.lang.Enum",
          "java.lang.Class",
          "java.lang.ClassLoader",
          "java.lang.Module",
          "java.lang.Package",
          "java.lang.Runtime",
          "java.lang.StackTraceElement",
          "java.lang.ProcessHandle",
          "java.lang.invoke.VarHandle",
          "java.lang.invoke.MethodType",
          "java.lang.foreign.FunctionDescriptor",
          "java.lang.foreign.Linker",
          "java.net.URI",
          "java.net.URL",
          "java.net.InetAddress",
          "java.net.Inet4Address",
          "java.net.Inet6Address",
          "java.net.InetSocketAddress",
          "java.net.SocketAddress",
          "java.nio.ByteOrder",
          "java.nio.charset.Charset",
          "java.nio.file.Path",
          "java.io.File",
          "java.util.UUID",
          "java.util.Locale",
          "java.util.Currency",
          "java.util.BitSet",
          "java.util.Date",
          "java.util.Random",
          "java.util.StringJoiner",
          "java.util.StringTokenizer",
          "java.util.HexFormat",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.OptionalDouble",
          "java.util.regex.Pattern",
          "java.util.concurrent.atomic.AtomicBoolean");

  private static final List<String> VALUE_PACKAGES =
      List.of("java.time.", "java.math.", "java.text.", "java.lang.reflect.");

  /** What calls other code in such a package: it is as long-lived as that. */
  private static final Set<String> CALLERS =
      Set.of("java.lang.reflect.InvocationHandler", "java.lang.reflect.Proxy");

  private static final String FOREIGN = "java.lang.foreign.";

  private static final List<String> VALUE_ROOTS =
      List.of("java.lang.Throwable", "java.lang.Number", "java.nio.file.attribute.FileTime");

  private static final List<String> RESOURCE_ROOTS =
      List.of(
          "java.lang.AutoCloseable",
          "java.nio.Buffer",
          "java.lang.ref.Reference",
          "java.lang.Process",
          "java.lang.invoke.MethodHandle",
          "java.util.regex.Matcher");

  private static final Set<String> READ_ONLY =
      Set.of(
          "java.lang.Iterable",
          "java.util.Enumeration",
          "java.util.Iterator",
          "java.util.Optional",
          "java.util.PrimitiveIterator",
          "java.util.Spliterator");

  private static final List<String> CONTAINER_ROOTS =
      List.of(
          "java.util.Collection",
          "java.util.Map",
          "java.util.Map.Entry",
          "java.util.Optional",
          "java.util.concurrent.atomic.AtomicReference",
          "java.util.concurrent.atomic.AtomicReferenceArray",
          "java.util.concurrent.atomic.AtomicMarkableReference",
          "java.util.concurrent.atomic.AtomicStampedReference");

  private final Types types;
  private final Predicate<String> heap;
  private final List<TypeMirror> valueRoots;
  private final List<TypeMirror> resourceRoots;
  private final List<TypeMirror> containerRoots;
  private final @Nullable TypeMirror collection;
  private final Map<TypeElement, Boolean> containers = new HashMap<>();
  private final Map<TypeElement, Boolean> collections = new HashMap<>();

  /** {@code heap} tells the types whose values have no lifetime by what models say. */
  JdkTypes(Elements elements, Types types, Predicate<String> heap) {
    this.types = types;
    this.heap = heap;
    this.valueRoots = erased(VALUE_ROOTS, elements, types);
    this.resourceRoots = erased(RESOURCE_ROOTS, elements, types);
    this.containerRoots = erased(CONTAINER_ROOTS, elements, types);
    List<TypeMirror> found = erased(List.of("java.util.Collection"), elements, types);
    this.collection = found.isEmpty() ? null : found.getFirst();
  }

  /** Whether nothing can be put into an instance that is there. */
  static boolean isReadOnly(TypeElement type) {
    String name = type.getQualifiedName().toString();
    return name.startsWith("java.util.stream.") || READ_ONLY.contains(name);
  }

  static boolean isJdk(String qualifiedName) {
    return qualifiedName.startsWith("java.") || qualifiedName.startsWith("javax.");
  }

  /** What instances of a type of the JDK that is no container can carry. */
  Carry carry(TypeElement type, String name) {
    if (VALUES.contains(name) || isHeap(name) || isValue(type, name)) {
      return Carry.NEVER;
    }
    boolean unknown =
        type.getKind().isInterface()
            || name.equals("java.lang.Object")
            || !type.getTypeParameters().isEmpty();
    return unknown || isBelow(type, resourceRoots) ? Carry.CARRIER : Carry.PLAIN;
  }

  /** Whether a model says that values of the type have no lifetime; it may be of a project. */
  boolean isHeap(String name) {
    return heap.test(name);
  }

  /** Whether values are arenas or allocators. */
  static boolean isAllocator(String name) {
    return name.equals("java.lang.foreign.Arena")
        || name.equals("java.lang.foreign.SegmentAllocator");
  }

  /** Whether the type holds nothing but what its arguments name, once it is there. */
  boolean isContainer(TypeElement type) {
    return containers.computeIfAbsent(
        type,
        each ->
            isJdk(each.getQualifiedName().toString())
                && !each.getTypeParameters().isEmpty()
                && isBelow(each, containerRoots));
  }

  /** Whether the type is a collection of the JDK: iterating over it runs no code of a user. */
  boolean isCollection(TypeElement type) {
    return collections.computeIfAbsent(
        type,
        each ->
            isJdk(each.getQualifiedName().toString())
                && collection != null
                && types.isSubtype(types.erasure(each.asType()), collection));
  }

  private boolean isValue(TypeElement type, String name) {
    for (String prefix : VALUE_PACKAGES) {
      if (name.startsWith(prefix)) {
        return !CALLERS.contains(name);
      }
    }
    return (name.startsWith(FOREIGN) && name.endsWith("Layout")) || isBelow(type, valueRoots);
  }

  private boolean isBelow(TypeElement type, List<TypeMirror> roots) {
    TypeMirror erased = types.erasure(type.asType());
    for (TypeMirror root : roots) {
      if (types.isSubtype(erased, root)) {
        return true;
      }
    }
    return false;
  }

  private static List<TypeMirror> erased(List<String> names, Elements elements, Types types) {
    List<TypeMirror> found = new ArrayList<>();
    for (String name : names) {
      Optional.ofNullable(elements.getTypeElement(name))
          .ifPresent(type -> found.add(types.erasure(type.asType())));
    }
    return found;
  }
}
