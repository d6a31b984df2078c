package dev.lifeguard.processor.flow.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds every line that ships to the JDK that runs this, and to Lifeguard's own runtime. */
final class ShippedModelsTest {

  private static final Pattern ARGUMENT = Pattern.compile("Argument\\[index=(\\d+)]");
  private static final Pattern CALLED =
      Pattern.compile("Invoke\\[function=Argument\\[index=(\\d+)]");

  private final Library library = Library.shipped();

  @Test
  void everyFileIsListedAndThere() throws Exception {
    var folder =
        Objects.requireNonNull(
            getClass().getClassLoader().getResource(ShippedModels.FOLDER), "no models");
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      assertEquals(
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()),
          ShippedModels.PACKAGES.stream()
              .map(name -> name + ShippedModels.SUFFIX)
              .collect(Collectors.toSet()));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyLineFitsItsMethods() {
    return ShippedModels.PACKAGES.stream().sorted().flatMap(this::linesOf);
  }

  @TestFactory
  Stream<DynamicTest> everyHeapTypeIsAnInterface() {
    return models()
        .flatMap(models -> models.heapTypes().stream())
        .map(
            type ->
                dynamicTest(
                    type,
                    () -> {
                      assertTrue(classOf(type).isInterface());
                      assertTrue(library.isHeap(type));
                    }));
  }

  private static Stream<Models> models() {
    return ShippedModels.PACKAGES.stream().sorted().map(ShippedModelsTest::modelsOf);
  }

  private static Models modelsOf(String packageName) {
    return ShippedModels.read(packageName);
  }

  private Stream<DynamicTest> linesOf(String packageName) {
    Models models = modelsOf(packageName);
    return models.owners().stream()
        .sorted()
        .flatMap(owner -> models.linesOf(owner).values().stream())
        .map(
            line ->
                dynamicTest(line.where() + " " + line.signature(), () -> check(packageName, line)));
  }

  private void check(String packageName, ModelLine line) throws ClassNotFoundException {
    Class<?> owner = classOf(line.owner());
    assertEquals(packageName, owner.getPackageName(), "the class is in another file");
    Set<String> exact = modelsOf(packageName).linesOf(line.owner()).keySet();
    List<Executable> methods =
        executables(owner)
            .filter(method -> fits(line, method))
            .filter(
                method ->
                    line.signature().equals(signature(method))
                        || !exact.contains(signature(method)))
            .toList();
    assertFalse(methods.isEmpty(), owner + " declares no such method");
    methods.forEach(method -> checkIsFound(line, method));
    checkArguments(line.contract(), methods);
  }

  private void checkIsFound(ModelLine line, Executable method) {
    String name = method instanceof Method ? method.getName() : "<init>";
    Contract found = library.find(line.owner(), name, parameters(method)).orElseThrow();
    assertEquals(line.contract().method(), found.method());
    if (Modifier.isStatic(method.getModifiers())) {
      assertFalse(found.toString().contains("This["), method + " has no 'this'");
    }
    boolean returns = method instanceof Method m && m.getReturnType() != void.class;
    for (Contract.Clause clause : found.clauses()) {
      boolean about = clause instanceof Contract.Returns || clause instanceof Contract.Allocates;
      assertTrue(returns || !about || isReturnThis(method, clause), method + " returns nothing");
    }
  }

  /** In a constructor, that says: it keeps nothing. */
  private static boolean isReturnThis(Executable method, Contract.Clause clause) {
    return !(method instanceof Method) && clause.equals(new Contract.Returns(new Contract.This()));
  }

  /** Some overload has each argument that is mentioned, and can be called where that is done. */
  private static void checkArguments(Contract contract, List<Executable> methods) {
    for (Matcher m = ARGUMENT.matcher(contract.toString()); m.find(); ) {
      int index = Integer.parseInt(m.group(1));
      assertTrue(
          methods.stream().anyMatch(method -> index < method.getParameterCount()),
          "no overload has an argument " + index);
    }
    for (Matcher m = CALLED.matcher(contract.toString()); m.find(); ) {
      int index = Integer.parseInt(m.group(1));
      for (Executable method : methods) {
        if (index < method.getParameterCount()) {
          Class<?> type = method.getParameterTypes()[index];
          assertTrue(type.isInterface(), method + ": argument " + index + " is no function");
        }
      }
    }
  }

  private static boolean fits(ModelLine line, Executable method) {
    return line.signature().equals(signature(method))
        || line.signature().equals(ModelLine.anyOverload(name(method)));
  }

  private static Stream<Executable> executables(Class<?> type) {
    return Stream.<Executable>concat(
            Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
        .filter(method -> !method.isSynthetic())
        .filter(method -> (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0);
  }

  private static String signature(Executable method) {
    return ModelLine.signature(name(method), parameters(method));
  }

  private static String name(Executable method) {
    return method instanceof Method ? method.getName() : "new";
  }

  private static List<String> parameters(Executable method) {
    return Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
  }

  /** The class of that qualified name, which may be nested in others. */
  private static Class<?> classOf(String name) throws ClassNotFoundException {
    ClassLoader loader = ShippedModelsTest.class.getClassLoader();
    for (String binary = name; ; ) {
      try {
        return Class.forName(binary, false, loader);
      } catch (ClassNotFoundException e) {
        int dot = binary.lastIndexOf('.');
        if (dot < 0) {
          throw new ClassNotFoundException(name, e);
        }
        binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
      }
    }
  }
}
