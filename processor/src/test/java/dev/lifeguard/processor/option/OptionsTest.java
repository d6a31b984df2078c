package dev.lifeguard.processor.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Place;
import dev.lifeguard.processor.diagnostic.Position;
import dev.lifeguard.processor.diagnostic.Rule;
import dev.lifeguard.processor.diagnostic.Severity;
import dev.lifeguard.processor.diagnostic.Suppression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users set, and what they are told when it cannot be. */
final class OptionsTest {

  private enum Nowhere implements Position {
    NOWHERE;

    @Override
    public long line() {
      return -1;
    }

    @Override
    public List<Suppression> suppressions() {
      return List.of();
    }
  }

  private static final Place PLACE = Nowhere.NOWHERE;
  private static final Finding LEAK = Finding.of(Rule.LG402, PLACE, "a leak");

  @Test
  void whatNobodySetsIsAsTheRuleAndTheFindingSay() {
    Options options = Options.byDefault();
    assertEquals(Optional.of(Severity.WARNING), options.severity(LEAK));
    assertEquals(Optional.of(Severity.ERROR), options.severity(LEAK.as(Severity.ERROR)));
    assertTrue(options.checksBodies());
    assertEquals(List.of(), options.explained().toList());
    assertEquals(List.of(), options.problems());
  }

  @ParameterizedTest
  @CsvSource({"error,ERROR", "warning,WARNING", "off,"})
  void theUsersSeverityWinsOverTheFindings(String set, Severity expected) {
    Options options = Options.of(Map.of("lifeguard.LG402", set));
    assertEquals(Optional.ofNullable(expected), options.severity(LEAK));
    assertEquals(Optional.ofNullable(expected), options.severity(LEAK.as(Severity.ERROR)));
    assertEquals(expected != null, options.reports(Rule.LG402));
    assertTrue(options.reports(Rule.LG403));
  }

  @Test
  void bodiesCanBeLeftAlone() {
    assertFalse(Options.of(Map.of("lifeguard.check", "off")).checksBodies());
  }

  @Test
  void theArgumentsOfThePluginAreOptionsToo() {
    Options options = Options.of("lifeguard.check=off", "lifeguard.LG402=error", "lifeguard.chek");
    assertFalse(options.checksBodies());
    assertEquals(Optional.of(Severity.ERROR), options.severity(LEAK));
    assertEquals(1, options.problems().size());
  }

  @Test
  void theProcessorsOptionsCountBeforeThePlugins() {
    Options both =
        Options.of(Map.of("lifeguard.LG402", "off"))
            .or(Options.of("lifeguard.check=off", "lifeguard.LG402=error"));
    assertFalse(both.checksBodies());
    assertEquals(Optional.empty(), both.severity(LEAK));
  }

  @Test
  void severalPagesCanBeAskedFor() {
    Options options = Options.of(Map.of("lifeguard.explain", "LG203, LG101,LG203"));
    assertEquals(List.of(Rule.LG203, Rule.LG101), options.explained().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lifeguard.LG40 | off | There is no option -Alifeguard.LG40 (did you mean"
            + " \"-Alifeguard.LG401\"?).",
        "lifeguard.lg402 | off | There is no option -Alifeguard.lg402 (did you mean"
            + " \"-Alifeguard.LG402\"?).",
        "lifeguard.somethingElse | off | There is no option -Alifeguard.somethingElse.",
        "lifeguard.LG402 | warn | The option -Alifeguard.LG402 cannot be \"warn\" (did you mean"
            + " \"warning\"?); it is one of error, warning, off.",
        "lifeguard.check | no | The option -Alifeguard.check cannot be \"no\"; it is one of on,"
            + " off.",
      })
  void whatIsWrongIsSaidAndCountsAsNotGiven(String name, String value, String problem) {
    Options options = Options.of(Map.of(name, value));
    assertEquals(List.of(problem), options.problems());
    assertEquals(Optional.of(Severity.WARNING), options.severity(LEAK));
    assertTrue(options.checksBodies());
  }

  @Test
  void anOptionWithoutAValueIsWrong() {
    var given = new HashMap<String, String>();
    given.put("lifeguard.check", null);
    assertEquals(1, Options.of(given).problems().size());
    assertEquals(1, Options.of(Map.of("lifeguard.explain", "LG203,")).problems().size());
  }

  @Test
  void theOptionsOfOthersAreTheirs() {
    assertEquals(List.of(), Options.of(Map.of("mapstruct.verbose", "true")).problems());
    assertFalse(Options.names(Map.of("mapstruct.verbose", "true")).contains("mapstruct.verbose"));
  }

  @Test
  void javacIsToldAllOursAreKnownForWeComplainOurselves() {
    Set<String> names = Options.names(Map.of("lifeguard.chek", "off"));
    assertTrue(
        names.containsAll(
            Set.of("lifeguard.check", "lifeguard.explain", "lifeguard.LG402", "lifeguard.chek")));
  }

  @Test
  void aNameThatIsGoneIsRemembered() {
    var given =
        new Given(
            Map.of("lifeguard.strict", "on"), Map.of("lifeguard.strict", "every rule has its own"));
    assertEquals(
        List.of("The option -Alifeguard.strict is gone: every rule has its own."),
        given.problems());
  }
}
