package dev.lifeguard.examples.benchmarks.compile;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A way to compile sources. The first is what the others are compared with. */
enum Variant {
  /** No annotation processing; Lifeguard's output is there already. */
  JAVAC("javac alone") {
    @Override
    List<String> arguments(Subject subject) {
      return List.of("-proc:none");
    }
  },

  /** The least that any annotation processor costs that looks at all classes. */
  IDLE("a processor that does nothing") {
    @Override
    List<String> arguments(Subject subject) {
      return processor(Tools.own(), IdleProcessor.class.getName());
    }
  },

  /** The least that any annotation processor costs that generates what Lifeguard does. */
  WRITER("a processor that only writes") {
    @Override
    List<String> arguments(Subject subject) {
      return processor(
          Tools.own(),
          WritingProcessor.class.getName(),
          "-A" + WritingProcessor.WRITTEN + "=" + path(subject.generated()));
    }

    @Override
    boolean generates() {
      return true;
    }
  },

  /** Generation and declaration rules, but nobody looks at bodies. */
  UNCHECKED("Lifeguard, check=off") {
    @Override
    List<String> arguments(Subject subject) {
      return List.of("-processorpath", path(Tools.lifeguard()), "-Alifeguard.check=off");
    }

    @Override
    boolean generates() {
      return true;
    }
  },

  /** What users have. */
  LIFEGUARD("Lifeguard") {
    @Override
    List<String> arguments(Subject subject) {
      return List.of("-processorpath", path(Tools.lifeguard()));
    }

    @Override
    boolean generates() {
      return true;
    }
  },

  /** Error Prone with no other check; it finds things, as warnings. */
  NULLAWAY("NullAway") {
    @Override
    List<String> arguments(Subject subject) {
      return List.of(
          "-proc:none",
          "-processorpath",
          path(Tools.nullAway()),
          "-XDcompilePolicy=simple",
          "--should-stop=ifError=FLOW",
          "-Xplugin:ErrorProne -XepDisableAllChecks -Xep:NullAway:WARN"
              + " -XepOpt:NullAway:AnnotatedPackages="
              + String.join(",", subject.packages()));
    }

    @Override
    boolean isAvailable() {
      return Tools.hasNullAway();
    }
  },

  /** Of the Checker Framework; it finds things, as warnings. */
  RESOURCE_LEAKS("Resource Leak Checker") {
    @Override
    List<String> arguments(Subject subject) {
      return processor(
          Tools.resourceLeakChecker(),
          "org.checkerframework.checker.resourceleak.ResourceLeakChecker",
          "-Awarns");
    }

    @Override
    List<Path> classPath() {
      return Tools.resourceLeakChecker();
    }

    @Override
    boolean isAvailable() {
      return Tools.hasResourceLeakChecker();
    }
  };

  private final String title;

  Variant(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** What it adds to javac's arguments. */
  abstract List<String> arguments(Subject subject);

  /** What it adds to the class path. */
  List<Path> classPath() {
    return List.of();
  }

  /** Whether it makes the struct classes itself. */
  boolean generates() {
    return false;
  }

  boolean isAvailable() {
    return true;
  }

  /** All arguments for javac, the sources included. */
  final List<String> commandLine(Subject subject, Path output) {
    List<Path> classPath =
        Stream.of(subject.classPath(), Tools.userClassPath(), classPath())
            .flatMap(List::stream)
            .toList();
    List<String> line = new ArrayList<>();
    line.addAll(List.of("-encoding", "UTF-8", "-nowarn", "-d", output.toString()));
    line.addAll(List.of("-classpath", path(classPath)));
    line.addAll(arguments(subject));
    subject.sources().forEach(source -> line.add(source.toString()));
    if (!generates()) {
      subject.generated().forEach(source -> line.add(source.toString()));
    }
    return line;
  }

  /** Has javac run that processor alone, with options of its own. */
  private static List<String> processor(List<Path> path, String name, String... options) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-processorpath", path(path), "-processor", name));
    arguments.addAll(List.of(options));
    return arguments;
  }

  static String path(Collection<Path> parts) {
    return parts.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
