package dev.lifeguard.processor.errorprone;

import com.google.errorprone.BaseErrorProneJavaCompiler;
import com.google.errorprone.ErrorProneAnalyzer;
import com.google.errorprone.ErrorProneOptions;
import com.google.errorprone.scanner.ScannerSupplier;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.util.Context;
import dev.lifeguard.processor.Bench;
import dev.lifeguard.processor.LifetimePlugin;
import dev.lifeguard.processor.LifetimeProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Error Prone with this check and no other, and Lifeguard's plug-in and processor, in this JVM. */
public final class InProcess {

  /** What Error Prone demands of javac. */
  public static final List<String> JAVAC =
      List.of(
          "-XDcompilePolicy=simple",
          "--should-stop=ifError=FLOW",
          "-XDaddTypeAnnotationsToSymbol=true");

  private static final Pattern CODE = Pattern.compile("(\\[Lifeguard] )?\\[(LG\\d{3})] ");

  private InProcess() {}

  /** Makes it part of a run of javac. */
  public static void start(JavacTask task, String... errorProneOptions) {
    Context context = ((BasicJavacTask) task).getContext();
    BaseErrorProneJavaCompiler.setupMessageBundle(context);
    task.addTaskListener(
        ErrorProneAnalyzer.createByScanningForPlugins(
            ScannerSupplier.fromBugCheckerClasses(List.of(LifetimeChecker.class)),
            ErrorProneOptions.processArgs(errorProneOptions),
            context));
    task.setProcessors(List.of(new LifetimeProcessor()));
    new LifetimePlugin().init(task);
  }

  /**
   * What is said about sources, each by its file, line, level and code: {@code Use.java:7 error
   * LG204}. What does not come from the check is told from that, and what is no finding is there in
   * full.
   */
  static List<String> said(
      Map<String, String> sources, List<String> javac, String... errorProneOptions) {
    var said = new ArrayList<String>();
    List<JavaFileObject> objects =
        sources.entrySet().stream()
            .map(each -> Bench.source(each.getKey(), each.getValue()))
            .toList();
    JavacTask task = Bench.task(objects, List.of(), javac, each -> said.add(text(each)));
    start(task, errorProneOptions);
    task.call();
    return said.stream().sorted().toList();
  }

  private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String file = source == null ? "-" : source.getName().replaceFirst(".*/", "");
    String message = diagnostic.getMessage(Locale.ROOT);
    Matcher code = CODE.matcher(message);
    String what = message;
    if (code.lookingAt()) {
      what = code.group(2) + (code.group(1) == null ? " by the plug-in" : "");
    }
    String level =
        switch (diagnostic.getKind()) {
          case ERROR -> "error";
          case WARNING, MANDATORY_WARNING -> "warning";
          default -> "note";
        };
    return "%s:%d %s %s".formatted(file, diagnostic.getLineNumber(), level, what);
  }
}
