package dev.lifeguard.processor.javac;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lifeguard.processor.declare.Lifetimes;
import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.flow.FlowRules;
import dev.lifeguard.processor.flow.library.Contract;
import dev.lifeguard.processor.flow.library.Library;
import dev.lifeguard.processor.flow.library.ProjectModels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** Lowers what javac has analysed, and at the end has it all checked at once. */
final class FlowAnalysis implements BodyAnalysis {

  /** What is there once there is a class to look at. */
  private record Engine(Lowering lowering, FlowRules rules, Learnings learnings) {}

  /** What models say. */
  private record Models(Library library) implements Contracts {

    @Override
    public Optional<Contract> find(String owner, String method, List<String> parameters) {
      return library.find(owner, method, parameters);
    }

    @Override
    public boolean isHeap(String type) {
      return library.isHeap(type);
    }
  }

  private final JavacTask task;
  private final Library library =
      Library.shipped().with(ProjectModels.visibleTo(FlowAnalysis.class.getClassLoader()));
  private final Map<String, TypeElement> types = new LinkedHashMap<>();
  private Optional<Engine> engine = Optional.empty();

  FlowAnalysis(JavacTask task) {
    this.task = task;
  }

  @Override
  public void analyzed(TypeElement type, TreePath path) {
    Engine present = engine.orElseGet(this::start);
    engine = Optional.of(present);
    types.put(task.getElements().getBinaryName(type).toString(), type);
    present.lowering().lower(type, path).forEach(present.rules()::add);
  }

  @Override
  public void finish(Sink sink) {
    engine.ifPresent(
        present -> {
          present.learnings().readInto(present.rules());
          present.rules().learning();
          present.rules().check(sink);
        });
  }

  @Override
  public Map<TypeElement, String> learnt() {
    Map<TypeElement, String> learnt = new LinkedHashMap<>();
    engine.ifPresent(
        present ->
            present
                .rules()
                .learnt(types.keySet(), present.learnings())
                .forEach((name, text) -> learnt.put(types.get(name), text)));
    return learnt;
  }

  @Override
  public List<String> remarks() {
    return engine.stream()
        .flatMap(present -> present.learnings().unusable().stream())
        .limit(1)
        .map(each -> "Lifeguard did not use what it had learnt of " + each)
        .toList();
  }

  @Override
  public List<String> problems() {
    Stream<String> models =
        library.problems().stream()
            .map(each -> "Lifeguard left out a line of a library model: " + each);
    Stream<String> refusals =
        engine.stream()
            .flatMap(present -> present.lowering().refusals().stream())
            .limit(1)
            .map(
                each ->
                    "Lifeguard left a body unchecked, as there is something new to it in "
                        + each
                        + "\n    Please report this, with the source if you can.");
    return Stream.concat(models, refusals).toList();
  }

  private Engine start() {
    var lifetimes = new Lifetimes(task.getElements(), task.getTypes());
    var lowering =
        new Lowering(
            Trees.instance(task),
            task.getElements(),
            task.getTypes(),
            lifetimes,
            new Models(library));
    return new Engine(lowering, new FlowRules(lifetimes.graph()), lowering.learnings());
  }
}
