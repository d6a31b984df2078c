package dev.lifeguard.processor;

import com.google.auto.service.AutoService;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import dev.lifeguard.processor.javac.BodyAnalysis;
import dev.lifeguard.processor.option.Options;

/**
 * Checks bodies. Starts by itself wherever javac finds the processor's jar, and works together with
 * {@link LifetimeProcessor}, which generates the structs and checks declarations.
 *
 * <p>javac does not show a plug-in the options that begin with {@code -A}: they come by way of the
 * processor. Where that does not run, {@code -Xplugin:Lifeguard lifeguard.LG402=off} gives them.
 */
@AutoService(Plugin.class)
public final class LifetimePlugin implements Plugin {

  @Override
  public String getName() {
    return "Lifeguard";
  }

  @Override
  public boolean autoStart() {
    return true;
  }

  @Override
  public void init(JavacTask task, String... arguments) {
    Compilation.start(task, Options.of(arguments))
        .map(
            compilation ->
                new CompilationWatch(compilation, options -> BodyAnalysis.create(task, options)))
        .ifPresent(task::addTaskListener);
  }
}
