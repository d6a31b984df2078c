package dev.lifeguard.processor.errorprone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.processor.errorprone.Forked.ErrorProne;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However javac is started, each finding is printed once, or was asked not to be. */
final class NeverTwiceTest {

  private static final List<String> ALL =
      List.of("Specs.java:16 error LG201", "Use.java:11 error LG204", "Use.java:15 warning LG402");

  private static final String OURS = "dev.lifeguard.processor.errorprone.";

  @TempDir private Path folder;

  @Test
  void withoutErrorProneThePluginPrintsAndNothingOfTheCheckIsLoaded() throws IOException {
    Path classes = folder.resolve("loaded.txt");
    Forked run =
        compile(
            List.of(
                "-processorpath",
                Forked.path(Forked.lifeguard(folder)),
                "-J-Xlog:class+load:file=" + classes));
    assertEquals(ALL, run.findings(), run::toString);
    assertEquals(0, run.fromTheCheck());
    List<String> loaded = Files.readAllLines(classes);
    assertTrue(loaded.stream().anyMatch(each -> each.contains("dev.lifeguard.processor.Compil")));
    assertEquals(List.of(), loaded.stream().filter(each -> each.contains(OURS)).toList());
  }

  @Test
  void anErrorProneThatIsThereAndDoesNotRunChangesNothing() {
    Forked run = compile(List.of("-processorpath", processorPath(ErrorProne.NEWEST)));
    assertEquals(ALL, run.findings(), run::toString);
    assertEquals(0, run.fromTheCheck());
  }

  @ParameterizedTest
  @CsvSource({"NEWEST, false", "NEWEST, true", "OLDEST, false", "OLDEST, true"})
  void withErrorProneTheCheckShowsWhateverTheOrder(ErrorProne errorProne, boolean pluginFirst) {
    List<String> options = new ArrayList<>(Forked.forErrorProne());
    if (pluginFirst) {
      options.add("-Xplugin:Lifeguard");
    }
    options.addAll(List.of("-Xplugin:ErrorProne", "-processorpath", processorPath(errorProne)));
    Forked run = compile(options);
    assertEquals(ALL, run.findings(), run::toString);
    assertEquals(3, run.fromTheCheck());
    assertFalse(run.succeeded());
  }

  @Test
  void whatIsWrongForErrorProneItselfKeepsNothingBack() {
    Forked run =
        Forked.javac(
            folder,
            Ftp.with("ftp/Dead.java", "package ftp; class Dead { { new Exception(); } }"),
            errorProne(""));
    assertEquals(ALL, run.findings(), run::toString);
    assertTrue(run.output().contains("[DeadException]"), run::toString);
    assertTrue(run.output().contains("3 errors"), run::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xep:Lifeguard:OFF",
        "-XepPatchChecks:DeadException -XepPatchLocation:IN_PLACE",
        "-XepExcludedPaths:.*/ftp/.*"
      })
  void whoDoesNotWantItHearsNothing(String option) {
    Forked run = compile(errorProne(option));
    assertEquals(List.of(), run.findings(), run::toString);
    assertTrue(run.succeeded(), run::toString);
  }

  @Test
  void thePluginStandsInForACheckThatIsOffWithAllOthers() {
    Forked run = compile(errorProne("-XepDisableAllChecks"));
    assertEquals(ALL, run.findings(), run::toString);
    assertEquals(0, run.fromTheCheck());
  }

  @ParameterizedTest
  @EnumSource
  void withoutProcessorsBodiesAreChecked(ErrorProne errorProne) {
    List<String> options = new ArrayList<>(Forked.forErrorProne());
    options.addAll(
        List.of("-proc:none", "-Xplugin:ErrorProne", "-processorpath", processorPath(errorProne)));
    Forked run = compile(options);
    assertEquals(ALL.subList(1, 3), run.findings(), run::toString);
    assertEquals(2, run.fromTheCheck());
    assertEquals(
        2,
        run.output().split("Lifeguard's annotation processor is not running", -1).length,
        run::toString);
  }

  /** Error Prone looks for checks on the processor path only. */
  @Test
  void onTheClassPathThePluginPrints() {
    List<String> options = new ArrayList<>(Forked.forErrorProne());
    String path =
        Forked.path(
            Stream.of(Forked.libraries(), Forked.lifeguard(folder), ErrorProne.NEWEST.jars())
                .flatMap(List::stream)
                .toList());
    options.addAll(List.of("-proc:full", "-Xplugin:ErrorProne", "-cp", path));
    Forked run = compile(options);
    assertEquals(ALL, run.findings(), run::toString);
    assertEquals(0, run.fromTheCheck());
  }

  private Forked compile(List<String> options) {
    return Forked.javac(folder, Ftp.sources(), options);
  }

  private List<String> errorProne(String errorProneOptions) {
    List<String> options = new ArrayList<>(Forked.forErrorProne());
    options.addAll(
        List.of(
            ("-Xplugin:ErrorProne " + errorProneOptions).strip(),
            "-processorpath",
            processorPath(ErrorProne.NEWEST)));
    return options;
  }

  private String processorPath(ErrorProne errorProne) {
    return Forked.path(
        Stream.of(Forked.lifeguard(folder), errorProne.jars()).flatMap(List::stream).toList());
  }
}
