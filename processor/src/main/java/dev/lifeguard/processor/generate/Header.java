package dev.lifeguard.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeSpec;
import dev.lifeguard.processor.model.Home;
import dev.lifeguard.processor.model.Struct;
import java.util.List;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** The class itself: what it says of itself, whose type it is, and where it comes from. */
final class Header implements Part {

  private static final String PROCESSOR = "dev.lifeguard.processor.LifetimeProcessor";

  @Override
  public void addTo(TypeSpec.Builder type, Blueprint blueprint) {
    type.addOriginatingElement(blueprint.struct().spec())
        .addJavadoc(javadoc(blueprint.struct()).code(0))
        .addModifiers(blueprint.visibility())
        .addModifiers(Modifier.FINAL);
    annotate(type, blueprint);
    supertypes(type, blueprint);
  }

  private static void annotate(TypeSpec.Builder type, Blueprint blueprint) {
    TypeNames names = blueprint.names();
    if (maySayGenerated(blueprint)) {
      type.addAnnotation(
          AnnotationSpec.builder(names.of(Generated.class))
              .addMember("value", "$S", PROCESSOR)
              .build());
    }
    type.addAnnotations(blueprint.nullMarking().repeated());
    type.addAnnotations(new Inheritance(names).deprecation(blueprint.struct().spec()));
    new Suppressions(blueprint).annotation().ifPresent(type::addAnnotation);
  }

  /** Not where the module is without it, nor where javac would warn of showing it to others. */
  private static boolean maySayGenerated(Blueprint blueprint) {
    ModuleView module = blueprint.module();
    return module.sees(Generated.class.getCanonicalName())
        && (!blueprint.spec().isPublic()
            || !module.exportsSpec()
            || module.passesOn("java.compiler"));
  }

  private static void supertypes(TypeSpec.Builder type, Blueprint blueprint) {
    TypeNames names = blueprint.names();
    Spec spec = blueprint.spec();
    if (spec.isInterface()) {
      type.addSuperinterface(names.of(spec.element()));
    } else {
      type.superclass(names.of(spec.element()));
    }
    if (!spec.is(RuntimeTypes.POOLED.canonicalName())) {
      type.addSuperinterface(names.inScope(RuntimeTypes.POOLED));
    }
    if (blueprint.struct().home().ownsPool() && !spec.is(AutoCloseable.class.getCanonicalName())) {
      type.addSuperinterface(names.of(AutoCloseable.class));
    }
  }

  private static Prose javadoc(Struct struct) {
    return switch (struct.home()) {
      case Home.OwnRoot _ ->
          owner(struct)
              .paragraph("Its pool has no parent: it lives until {@link #close()}, no longer.")
              .paragraph("In C: {@code s->pool = make_sub_pool(NULL)}.");
      case Home.OwnSubPool home ->
          owner(struct)
              .paragraph(
                  "Its pool is a sub-pool of one of kind "
                      + kinds(home.parents())
                      + " and is destroyed with it at the latest.")
              .paragraph(
                  "In C: {@code subpool = make_sub_pool(parent)}, {@code s = pcalloc(subpool,"
                      + " sizeof *s)}, {@code s->pool = subpool}.");
      case Home.Shared home ->
          Prose.of(
                  struct.name(),
                  spec(struct)
                      + " that owns no pool: it lives in a pool of kind "
                      + kinds(List.of(home.kind()))
                      + " that it is given, and as long as that.")
              .paragraph("In C: {@code s->pool = pool}, with no {@code make_sub_pool}.");
    };
  }

  private static Prose owner(Struct struct) {
    return Prose.of(
        struct.name(),
        spec(struct)
            + " that owns its pool: what is allocated in {@link #pool()} lives as long as this"
            + " object, and {@link #close()} ends both, with every sub-pool.");
  }

  private static String spec(Struct struct) {
    return "{@link " + Prose.link(struct.spec()) + "}";
  }

  static String kinds(List<TypeElement> kinds) {
    return String.join(
        " or ", kinds.stream().map(kind -> "{@code " + kind.getSimpleName() + "}").toList());
  }
}
