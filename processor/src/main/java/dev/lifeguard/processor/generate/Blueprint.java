package dev.lifeguard.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.lifeguard.processor.model.Accessor;
import dev.lifeguard.processor.model.Struct;
import java.lang.annotation.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;

/** What every part of a generated class has in common: its types and its names. */
final class Blueprint {

  /** Variables of these names would hide what the generated code means by them. */
  private static final List<String> TAKEN = List.of("pool", "Structs", "Objects", "dev", "java");

  private final Struct struct;
  private final TypeNames names;
  private final Spec spec;
  private final ModuleView module;
  private final NameAllocator fields = new NameAllocator();
  private final List<Member> members = new ArrayList<>();
  private final List<Accessor.Component> components = new ArrayList<>();
  private final ClassName rec;
  private final ClassName kind;
  private final ClassName structs;
  private final CodeBlock checkAlive;

  Blueprint(Struct struct, TypeNames names, Spec spec, ModuleView module) {
    this.module = module;
    this.struct = struct;
    this.names = names;
    this.spec = spec;
    this.rec = names.inScope(ClassName.get(struct.rec().packageName(), struct.rec().simpleName()));
    this.kind = names.of(struct.home().kind());
    this.structs = names.inScope(RuntimeTypes.STRUCTS);
    this.checkAlive =
        CodeBlock.of("$T.checkAlive(pool, \"" + literally(struct.name()) + "\")", structs);
    for (String taken : TAKEN) {
      fields.newName(taken, taken); // without a tag, JavaPoet takes a random one
    }
    for (Accessor accessor : struct.accessors()) {
      fields.newName(accessor.name(), accessor.getter());
      members.add(Member.of(this, accessor));
      if (accessor instanceof Accessor.Component component) {
        components.add(component);
      }
    }
  }

  Struct struct() {
    return struct;
  }

  TypeNames names() {
    return names;
  }

  Spec spec() {
    return spec;
  }

  ModuleView module() {
    return module;
  }

  /** The class to generate. */
  ClassName rec() {
    return rec;
  }

  /** The kind of the struct's pool. */
  ClassName kind() {
    return kind;
  }

  /** {@code ResourcePool<Config>} */
  TypeName poolType() {
    return poolOf(kind());
  }

  TypeName poolOf(TypeName kind) {
    return ParameterizedTypeName.get(names.inScope(RuntimeTypes.RESOURCE_POOL), kind);
  }

  NullMarking nullMarking() {
    return new NullMarking(spec.element(), names.annotations());
  }

  /** Public like the spec, or nothing. */
  Modifier[] visibility() {
    return spec.isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
  }

  /** The name of the accessor's field, and of every variable that is on its way there. */
  String field(Accessor accessor) {
    return fields.get(accessor.getter());
  }

  /** A parameter with the name of the accessor's field. */
  ParameterSpec parameter(Accessor accessor, TypeName type, Element annotated) {
    return ParameterSpec.builder(type, field(accessor))
        .addAnnotations(names.annotations().on(annotated, ElementType.PARAMETER))
        .build();
  }

  /** The field of a value that is kept as it is. */
  FieldSpec.Builder storedField(Accessor accessor) {
    return FieldSpec.builder(names.of(accessor.type()), field(accessor), Modifier.PRIVATE)
        .addAnnotations(names.annotations().on(accessor.getter(), ElementType.FIELD));
  }

  /** What creation may throw because the spec's own constructor does. */
  List<TypeName> thrown() {
    return spec.constructorThrows().stream().map(names::of).toList();
  }

  /** A scope in which all fields have their names already. */
  NameAllocator scope() {
    return fields.clone();
  }

  /** {@code Config.server}, as messages name it. */
  String place(Accessor accessor) {
    return struct.name() + '.' + accessor.name();
  }

  List<Member> members() {
    return members;
  }

  List<Accessor.Component> components() {
    return components;
  }

  /** The class of the runtime that generated code calls. */
  ClassName structs() {
    return structs;
  }

  CodeBlock checkAlive() {
    return checkAlive;
  }

  CodeBlock requireNonNull(CodeBlock value, String name) {
    return CodeBlock.of("$T.requireNonNull($L,$W$S)", names.of(Objects.class), value, name);
  }

  /** The same for a variable. */
  CodeBlock requireNonNull(String variable, String name) {
    return CodeBlock.of(
        "$T.requireNonNull(" + literally(variable) + ",$W\"" + literally(name) + "\")",
        names.of(Objects.class));
  }

  /**
   * A name as JavaPoet's formats take it. To put it there is much faster than to have it put there,
   * for every part of a format costs JavaPoet as much as a whole line.
   */
  static String literally(String name) {
    return name.indexOf('$') < 0 ? name : name.replace("$", "$$");
  }
}
