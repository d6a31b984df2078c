package dev.lifeguard.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import javax.lang.model.element.Modifier;

/** {@code toString()}, unless the spec has one: the pool, the components, and what was set. */
final class Text implements Part {

  @Override
  public void addTo(TypeSpec.Builder type, Blueprint blueprint) {
    if (blueprint.spec().ownToString().isPresent()) {
      return;
    }
    type.addMethod(
        MethodSpec.methodBuilder("toString")
            .addAnnotation(blueprint.names().of(Override.class))
            .addModifiers(Modifier.PUBLIC)
            .returns(blueprint.names().of(String.class))
            .addCode(body(blueprint))
            .build());
  }

  private static CodeBlock body(Blueprint blueprint) {
    String joiner = blueprint.scope().newName("joined", "joined");
    List<CodeBlock> values =
        blueprint.members().stream()
            .map(member -> member.text(joiner))
            .flatMap(Optional::stream)
            .toList();
    CodeBlock.Builder body = CodeBlock.builder();
    if (values.isEmpty()) {
      return body.addStatement("return $L", head(blueprint)).build();
    }
    body.addStatement(
        "$1T $2N =$Wnew $1T(\", \",$W$3L + \" {\",$W\"}\")",
        blueprint.names().of(StringJoiner.class),
        joiner,
        head(blueprint));
    values.forEach(body::add);
    return body.addStatement("return $N.toString()", joiner).build();
  }

  private static CodeBlock head(Blueprint blueprint) {
    return CodeBlock.of("$T.head(pool, $S)", blueprint.structs(), blueprint.struct().name());
  }
}
