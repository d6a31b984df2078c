package dev.lifeguard.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which stage may use which; an arrow that is not in the table does not exist. */
final class ArchitectureTest {

  private static final String ROOT = "dev.lifeguard.processor";

  /** What each stage may use, besides itself; a stage that is not there yet has an entry too. */
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "declare", Set.of("model", "diagnostic"),
          "generate", Set.of("model"),
          "javac", Set.of("flow", "declare", "diagnostic", "model", "option"),
          "flow", Set.of("model", "diagnostic"),
          "errorprone", Set.of("javac", "flow", "diagnostic", "option"),
          "option", Set.of("diagnostic"),
          "diagnostic", Set.of(),
          "model", Set.of());

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @TestFactory
  Stream<DynamicTest> stagesUseOnlyWhatTheyMay() {
    return ARROWS.entrySet().stream()
        .map(
            stage ->
                DynamicTest.dynamicTest(
                    stage.getKey(), () -> checkArrows(stage.getKey(), stage.getValue())));
  }

  @Test
  void everyPackageIsAStage() {
    noClasses()
        .should()
        .resideOutsideOfPackages(
            Stream.concat(Stream.of(ROOT), ARROWS.keySet().stream().map(ArchitectureTest::in))
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void onlyGenerateKnowsJavaPoet() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("generate"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.palantir.javapoet..")
        .check(CLASSES);
  }

  @Test
  void onlyJavacAndTheWiringKnowTrees() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, in("javac"), in("errorprone"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.source..")
        .check(CLASSES);
  }

  @Test
  void onlyTheErrorProneFrontEndKnowsJavacsInside() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("errorprone"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun.tools.javac..", "com.google.errorprone..")
        .check(CLASSES);
  }

  /** Everything that users see goes through a sink; the wiring hands the messager to it. */
  @Test
  void onlySinksPrint() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Sink")
        .and()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Messager.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(PrintStream.class)
        .check(CLASSES);
  }

  @Test
  void nothingKnowsTheRuntimesClasses() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.lifeguard.runtime..")
        .check(CLASSES);
  }

  private static void checkArrows(String stage, Set<String> allowed) {
    String[] forbidden =
        Stream.concat(
                Stream.of(ROOT),
                ARROWS.keySet().stream()
                    .filter(other -> !other.equals(stage) && !allowed.contains(other))
                    .map(ArchitectureTest::in))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(in(stage))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .because(stage + " may use " + allowed + ", not " + Arrays.toString(forbidden))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  private static String in(String stage) {
    return ROOT + "." + stage + "..";
  }
}
