package dev.lifeguard.processor.errorprone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Error Prone's options and habits do to what is found. */
final class LifetimeCheckerTest {

  private static final List<String> ALL =
      List.of("Specs.java:16 error LG201", "Use.java:11 error LG204", "Use.java:15 warning LG402");

  @Test
  void everyFindingIsAsBadAsItsRuleSays() {
    assertEquals(ALL, said());
    assertEquals(ALL, said("-Xep:Lifeguard:DEFAULT"));
  }

  @ParameterizedTest
  @CsvSource({
    "-Xep:Lifeguard:WARN, warning",
    "-Xep:Lifeguard:ERROR, error",
    "-XepAllErrorsAsWarnings, warning"
  })
  void theCheckIsAsBadAsErrorProneTakesIt(String option, String level) {
    assertEquals(
        ALL.stream().map(each -> each.replaceFirst("error|warning", level)).toList(), said(option));
  }

  @Test
  void anOptionForOneRuleKnowsBetter() {
    assertEquals(
        List.of("Specs.java:16 error LG201", "Use.java:11 warning LG204"),
        said(
            "-Xep:Lifeguard:WARN", "-XepOpt:Lifeguard:LG201=error", "-XepOpt:Lifeguard:LG402=off"));
    assertEquals(
        List.of("Use.java:11 warning LG204", "Use.java:15 warning LG402"),
        InProcess.said(
            Ftp.sources(),
            with("-Alifeguard.LG201=off", "-Alifeguard.LG204=error"),
            "-XepOpt:Lifeguard:LG204=warning"));
  }

  @Test
  void bodiesCanBeLeftAlone() {
    assertEquals(ALL.subList(0, 1), said("-XepOpt:Lifeguard:check=off"));
  }

  @Test
  void anOptionThatThereIsNotIsCalledAsItWasWritten() {
    List<String> said = said("-XepOpt:Lifeguard:LG20=off", "-XepOpt:NullAway:OnlyNullMarked=true");
    assertEquals(4, said.size(), said::toString);
    assertTrue(
        said.getFirst()
            .endsWith(
                "There is no option -XepOpt:Lifeguard:LG20 (did you mean"
                    + " \"-XepOpt:Lifeguard:LG201\"?)."),
        said::toString);
  }

  @Test
  void pagesCanBeAskedForOnce() {
    List<String> said = said("-XepOpt:Lifeguard:explain=LG204");
    assertEquals(
        1, said.stream().filter(each -> each.contains("note # LG204: ")).count(), said::toString);
  }

  @Test
  void filesCanBeExcluded() {
    assertEquals(ALL.subList(0, 1), said("-XepExcludedPaths:.*/Use\\.java"));
    assertEquals(ALL.subList(1, 3), said("-XepExcludedPaths:.*/Specs\\.java"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lifeguard:LG204", "Lifeguard", "all"})
  void suppressionsAreHonouredHoweverTheyAreSpelled(String suppression) {
    String use =
        Ftp.USE.replace(
            "static void keep", "@SuppressWarnings(\"" + suppression + "\") static void keep");
    assertEquals(
        List.of("Specs.java:16 error LG201", "Use.java:15 warning LG402"),
        InProcess.said(Ftp.with("ftp/Use.java", use), InProcess.JAVAC));
  }

  @Test
  void warningsInGeneratedCodeCanBeLeftOut() {
    Map<String, String> sources =
        Ftp.with(
            "ftp/Use.java",
            Ftp.USE.replace(
                "class Use", "@javax.annotation.processing.Generated(\"x\") class Use"));
    String option = "-XepDisableWarningsInGeneratedCode";
    assertEquals(ALL, InProcess.said(sources, InProcess.JAVAC));
    assertEquals(ALL.subList(0, 2), InProcess.said(sources, InProcess.JAVAC, option));
    assertEquals(
        List.of("Specs.java:16 warning LG201"),
        InProcess.said(sources, InProcess.JAVAC, option, "-Xep:Lifeguard:WARN"));
  }

  @Test
  void classesMayBeWrittenWhileOthersAreStillToBeAnalysed() {
    assertEquals(
        ALL,
        InProcess.said(
            Ftp.sources(),
            List.of(
                "-XDcompilePolicy=byfile",
                "--should-stop=ifError=FLOW",
                "-XDaddTypeAnnotationsToSymbol=true")));
  }

  /** A variable without a value is found after types, so some files are visited before. */
  @Test
  void whereJavacHasErrorsOnlyDeclarationsAreSpokenOf() {
    List<String> said =
        InProcess.said(
            Ftp.with("ftp/Wrong.java", "package ftp; class Wrong { int f() { int x; return x; } }"),
            InProcess.JAVAC);
    assertEquals(
        List.of(
            "Specs.java:16 error LG201",
            "Wrong.java:1 error variable x might not have been initialized"),
        said);
  }

  private static List<String> said(String... options) {
    return InProcess.said(Ftp.sources(), InProcess.JAVAC, options);
  }

  private static List<String> with(String... more) {
    return Stream.concat(InProcess.JAVAC.stream(), Stream.of(more)).toList();
  }
}
