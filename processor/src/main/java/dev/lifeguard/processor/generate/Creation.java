package dev.lifeguard.processor.generate;

import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.lifeguard.processor.model.Accessor;
import dev.lifeguard.processor.model.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * One factory. It refuses nulls while there is still nothing to undo, then makes the pool, then the
 * struct in it; whatever fails from there on destroys the pool again.
 *
 * <p>Components in {@code made} are given as functions of the new pool.
 */
final class Creation {

  private static final Modifier[] OPEN = {Modifier.PUBLIC};

  /** What making a component may throw. */
  private static final TypeVariableName FAILURE = TypeVariableName.get("FailureT", Exception.class);

  private final Blueprint blueprint;
  private final Set<Accessor> made;
  private final String parent;
  private final String failure;

  Creation(Blueprint blueprint, Set<Accessor> made) {
    this.blueprint = blueprint;
    this.made = made;
    NameAllocator scope = blueprint.scope();
    this.parent = scope.newName("parent", "parent");
    this.failure = scope.newName("failure", "failure");
  }

  MethodSpec method() {
    Home home = blueprint.struct().home();
    String name = home instanceof Home.OwnRoot ? "create" : "in";
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addJavadoc(new CreationProse(blueprint, made, parent).prose().code(2))
            .addModifiers(blueprint.spec().hasOpenStatic(name) ? OPEN : blueprint.visibility())
            .addModifiers(STATIC)
            .returns(blueprint.rec());
    switch (home) {
      case Home.OwnRoot _ -> {}
      case Home.OwnSubPool sub -> method.addParameter(parentType(sub), parent);
      case Home.Shared _ -> method.addParameter(blueprint.poolType(), "pool");
    }
    if (!made.isEmpty()) {
      method.addTypeVariable(FAILURE).addException(FAILURE);
    }
    for (Accessor.Component component : blueprint.components()) {
      method.addParameter(parameter(component));
    }
    return method
        .addExceptions(blueprint.thrown())
        .addCode(nullChecks())
        .addCode(body(home))
        .build();
  }

  private TypeName parentType(Home.OwnSubPool home) {
    return blueprint.poolOf(
        home.parents().size() == 1
            ? blueprint.names().of(home.parents().getFirst())
            : RuntimeTypes.ANYTHING);
  }

  private ParameterSpec parameter(Accessor component) {
    TypeNames names = blueprint.names();
    if (!made.contains(component)) {
      return blueprint.parameter(component, names.of(component.type()), component.getter());
    }
    TypeName function =
        ParameterizedTypeName.get(
            names.inScope(RuntimeTypes.IN_POOL),
            blueprint.kind(),
            WildcardTypeName.subtypeOf(names.withoutLifetime(component.type())),
            FAILURE);
    return ParameterSpec.builder(function, blueprint.field(component)).build();
  }

  private CodeBlock nullChecks() {
    CodeBlock.Builder checks = CodeBlock.builder();
    for (Accessor.Component component : blueprint.components()) {
      if (made.contains(component) || refusesNull(component)) {
        checks.addStatement(blueprint.requireNonNull(blueprint.field(component), component.name()));
      }
    }
    return checks.build();
  }

  static boolean refusesNull(Accessor.Component component) {
    return !component.nullable() && !component.type().getKind().isPrimitive();
  }

  private CodeBlock body(Home home) {
    return switch (home) {
      case Home.OwnRoot _ -> owning(CodeBlock.of("root($T.class)", blueprint.kind()));
      case Home.OwnSubPool _ ->
          owning(CodeBlock.of("subPool($N,$W$T.class)", parent, blueprint.kind()));
      case Home.Shared _ ->
          CodeBlock.builder()
              .addStatement(blueprint.checkAlive())
              .addStatement("return $L", construction())
              .build();
    };
  }

  private CodeBlock owning(CodeBlock newPool) {
    var structs = blueprint.structs();
    return CodeBlock.builder()
        .addStatement("$T pool =$W$T.$L", blueprint.poolType(), structs, newPool)
        .beginControlFlow("try")
        .addStatement(
            made.isEmpty() ? "return $T.bind(pool,$W$L)" : "return $T.bind(\npool,\n$L)",
            structs,
            construction())
        .nextControlFlow("catch ($T $N)", blueprint.names().of(Throwable.class), failure)
        .addStatement("$T.abandon(pool, $N)", structs, failure)
        .addStatement("throw $N", failure)
        .endControlFlow()
        .build();
  }

  /** The call of the constructor; Java evaluates the arguments in the order of the components. */
  private CodeBlock construction() {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("pool"));
    for (Accessor.Component component : blueprint.components()) {
      arguments.add(argument(component));
    }
    return CodeBlock.of(
        made.isEmpty() ? "new $T($L)" : "new $T(\n$>$>$L)$<$<",
        blueprint.rec(),
        CodeBlock.join(arguments, made.isEmpty() ? ",$W" : ",\n"));
  }

  private CodeBlock argument(Accessor.Component component) {
    String name = blueprint.field(component);
    if (!made.contains(component)) {
      return CodeBlock.of(Blueprint.literally(name));
    }
    CodeBlock value = CodeBlock.of(Blueprint.literally(name) + ".make(pool)");
    return refusesNull(component) ? blueprint.requireNonNull(value, component.name()) : value;
  }
}
