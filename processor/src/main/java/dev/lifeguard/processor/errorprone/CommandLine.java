package dev.lifeguard.processor.errorprone;

import com.google.errorprone.ErrorProneOptions;
import com.google.errorprone.InvalidCommandLineOptionException;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.main.Option;
import com.sun.tools.javac.util.Options;
import dev.lifeguard.processor.javac.Discretion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How Error Prone was started in this javac. It tells a check nothing that it does not run, so the
 * plug-in has to find out by itself.
 */
public final class CommandLine implements Discretion {

  private static final String PLUGIN = "ErrorProne";

  private static final String PATCHED = "-XepPatchChecks:";

  private final Settings settings;
  private final boolean patchesOthers;

  private CommandLine(Settings settings, boolean patchesOthers) {
    this.settings = settings;
    this.patchesOthers = patchesOthers;
  }

  /**
   * Reads javac's command line, which may start no Error Prone. Tools that start it in some other
   * way have other ways to configure it.
   *
   * @throws LinkageError if javac does not show its inside, without which Error Prone cannot run
   */
  public static Discretion discretion(JavacTask task) {
    return task instanceof BasicJavacTask javac
        ? read(javac).<Discretion>map(each -> each).orElse(NONE)
        : NONE;
  }

  private static Optional<CommandLine> read(BasicJavacTask task) {
    @Nullable String plugins = Options.instance(task.getContext()).get(Option.PLUGIN);
    return Optional.ofNullable(plugins).stream()
        .flatMap(all -> Arrays.stream(all.split("\0")))
        .map(each -> List.of(each.strip().split("\\s+")))
        .filter(words -> words.getFirst().equals(PLUGIN))
        .findFirst()
        .flatMap(words -> read(words.subList(1, words.size())));
  }

  /** What is wrong with its options is Error Prone's to say. */
  private static Optional<CommandLine> read(List<String> arguments) {
    try {
      var settings = new Settings(ErrorProneOptions.processArgs(arguments));
      return Optional.of(new CommandLine(settings, patchesOthers(arguments)));
    } catch (InvalidCommandLineOptionException invalid) {
      return Optional.empty();
    }
  }

  private static boolean patchesOthers(List<String> arguments) {
    return arguments.stream()
        .filter(each -> each.startsWith(PATCHED))
        .map(each -> each.substring(PATCHED.length()))
        .anyMatch(
            checks ->
                !checks.isEmpty() && !List.of(checks.split(",")).contains(LifetimeChecker.NAME));
  }

  /**
   * Whether the check is off, by its name, or others are patched. While it patches, Error Prone
   * shows nothing but what it patches, and an error would keep it from that.
   */
  @Override
  public boolean silences() {
    return settings.turnsOff() || patchesOthers;
  }

  @Override
  public boolean excludes(CompilationUnitTree unit) {
    return settings.excludes(unit);
  }
}
