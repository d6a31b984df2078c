package dev.lifeguard.processor.errorprone;

import com.google.errorprone.ErrorProneOptions;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.CompilationUnitTree;
import dev.lifeguard.processor.diagnostic.Severity;
import dev.lifeguard.processor.option.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Error Prone was told that concerns Lifeguard. */
final class Settings {

  private static final String PREFIX = LifetimeChecker.NAME + ":";
  private static final String OURS = "lifeguard.";

  private final ErrorProneOptions options;

  Settings(ErrorProneOptions options) {
    this.options = options;
  }

  /** The options that {@code -XepOpt:Lifeguard:} gives. */
  Options given() {
    Map<String, String> given = new LinkedHashMap<>();
    options
        .getFlags()
        .getFlagsMap()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX)) {
                given.put(OURS + name.substring(PREFIX.length()), value);
              }
            });
    return Options.of(given);
  }

  /** What is wrong with these. */
  List<String> problems() {
    return given().problems().stream()
        .map(each -> each.replace("-A" + OURS, "-XepOpt:" + PREFIX))
        .toList();
  }

  /** As bad as {@code -Xep:Lifeguard} takes everything that Lifeguard finds. */
  Options asAWhole() {
    return severity().map(Options::all).orElseGet(Options::byDefault);
  }

  private Optional<Severity> severity() {
    return switch (named()) {
      case WARN -> Optional.of(Severity.WARNING);
      case ERROR -> Optional.of(Severity.ERROR);
      case DEFAULT, OFF -> Optional.empty();
      case null ->
          options.isDropErrorsToWarnings() ? Optional.of(Severity.WARNING) : Optional.empty();
    };
  }

  /** What {@code -Xep:Lifeguard} says. */
  private ErrorProneOptions.@Nullable Severity named() {
    return options.getSeverityMap().get(LifetimeChecker.NAME);
  }

  /** Whether the check is off, by its name. */
  boolean turnsOff() {
    return named() == ErrorProneOptions.Severity.OFF;
  }

  /** Whether nobody is to hear of what is in that file. */
  boolean excludes(CompilationUnitTree unit) {
    @Nullable Pattern excluded = options.getExcludedPattern();
    return excluded != null && excluded.matcher(ASTHelpers.getFileName(unit)).matches();
  }

  /** Whether warnings in generated code are not wanted. */
  boolean sparesGeneratedCode() {
    return options.disableWarningsInGeneratedCode();
  }

  /** Whether suppressions do not count. */
  boolean ignoresSuppressions() {
    return options.isIgnoreSuppressionAnnotations();
  }
}
