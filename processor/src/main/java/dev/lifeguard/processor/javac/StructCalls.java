package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Home;
import dev.lifeguard.processor.model.Kind;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Lowers what is called on structs and pools, and means more than a call. */
final class StructCalls {

  private static final String POOLED = "dev.lifeguard.runtime.Pooled";
  private static final String IN_POOL = "dev.lifeguard.runtime.InPool";

  private final Context context;

  StructCalls(Context context) {
    this.context = context;
  }

  /** The result's variable; null if it is a call like any other. */
  @Nullable Integer lower(Invocation call) {
    ExecutableElement method = call.method();
    TypeElement owner = Hierarchy.enclosingClass(method);
    String name = method.getSimpleName().toString();
    int count = method.getParameters().size();
    if (context.run().lifetimes().isPool(owner)) {
      if (name.equals("subPool")) {
        return newPool(call, call.receiver(), false);
      }
      if (name.equals("root")) {
        return newPool(call, Op.NONE, true);
      }
    }
    if (count == 0 && name.equals("close") && call.receiver() != Op.NONE && isPool(call)) {
      context.emit(new Op.Close(call.receiver(), context.site(call.at())));
      return Op.NONE;
    }
    if (count == 0
        && name.equals("pool")
        && owner.getQualifiedName().contentEquals(POOLED)
        && call.receiver() != Op.NONE) {
      return copy(call);
    }
    Optional<Structs.Shape> shape = shape(call.receiverType(), owner);
    return shape.isPresent() ? lower(call, shape.get(), owner, name, count) : null;
  }

  private Optional<Structs.Shape> shape(@Nullable TypeElement receiverType, TypeElement owner) {
    if (receiverType != null) {
      Optional<Structs.Shape> shape = context.run().structs().of(receiverType);
      if (shape.isPresent()) {
        return shape;
      }
    }
    return context.run().structs().of(owner);
  }

  private @Nullable Integer lower(
      Invocation call, Structs.Shape shape, TypeElement owner, String name, int count) {
    boolean generated = context.run().structs().isGenerated(owner);
    if (call.method().getModifiers().contains(Modifier.STATIC)) {
      return generated && (name.equals("in") || name.equals("create")) ? create(call, shape) : null;
    }
    boolean accessor = generated || call.method().getModifiers().contains(Modifier.ABSTRACT);
    if (!accessor || call.receiver() == Op.NONE) {
      return null;
    }
    if (count == 0 && name.equals("pool")) {
      return copy(call);
    }
    FieldRef field = shape.accessors().get(name);
    if (field == null || count > 1) {
      return null;
    }
    return count == 0 ? load(call, field) : store(call, field);
  }

  private int load(Invocation call, FieldRef field) {
    int to = context.variable(call.result().canCarry() ? call.result() : field.type());
    FieldRef seen = context.expressions().substituted(field, call.result());
    context.emit(new Op.Load(to, call.receiver(), seen, context.site(call.at())));
    return to;
  }

  private int store(Invocation call, FieldRef field) {
    context.emit(
        new Op.Store(
            call.receiver(),
            field,
            call.arguments().values().getFirst(),
            call.arguments().types().getFirst(),
            context.site(call.at())));
    return Op.NONE;
  }

  /** A struct and its pool are one region. */
  private int copy(Invocation call) {
    int to = context.blocks().newVariable();
    context.emit(new Op.Copy(to, call.receiver()));
    return to;
  }

  private boolean isPool(Invocation call) {
    TypeElement type = call.receiverType();
    if (type == null) {
      return false;
    }
    return isPoolLike(type);
  }

  /** Whether {@code close()} of such a thing destroys a pool. */
  boolean isPoolLike(TypeElement type) {
    if (context.run().lifetimes().isPool(type)
        || JdkTypes.isAllocator(type.getQualifiedName().toString())) {
      return true;
    }
    return context
        .run()
        .structs()
        .of(type)
        .filter(shape -> shape.struct().home().ownsPool())
        .isPresent();
  }

  private int newPool(Invocation call, int parent, boolean root) {
    int to = context.blocks().newVariable();
    context.emit(
        new Op.NewPool(
            to,
            parent,
            context.run().structs().made(call.result(), call.literal(), false, root),
            context.site(call.at())));
    return to;
  }

  /** The factory of a class file that an older form of the spec left behind is any method. */
  private @Nullable Integer create(Invocation call, Structs.Shape shape) {
    List<Integer> values = call.arguments().values();
    Home home = shape.struct().home();
    int next = home instanceof Home.OwnRoot ? 0 : 1;
    if (values.size() != next + shape.components().size()) {
      return null;
    }
    int to = context.blocks().newVariable();
    Optional<Kind> kind = context.run().lifetimes().kind(home.kind());
    if (home.ownsPool()) {
      int parent = next == 0 ? Op.NONE : values.getFirst();
      var made = context.run().structs().made(call.result(), kind, true, next == 0);
      context.emit(new Op.NewPool(to, parent, made, context.site(call.at())));
    } else {
      shared(call, shape, to, values.getFirst());
    }
    for (FieldRef component : shape.components()) {
      if (component.type().canCarry()) {
        component(call, next, to, component);
      }
      next++;
    }
    return to;
  }

  /** A struct that shares a pool: a new object that refers to the pool. */
  private void shared(Invocation call, Structs.Shape shape, int to, int pool) {
    var site = context.site(call.at());
    TypeElement spec = shape.spec();
    context.emit(
        new Op.New(
            to, call.result(), context.run().elements().getBinaryName(spec).toString(), site));
    TypeFact type = call.arguments().types().getFirst();
    var field =
        new FieldRef(
            "pool@" + spec.getQualifiedName(),
            spec.getSimpleName() + ".pool",
            type,
            FieldRef.Role.FIXED);
    context.emit(new Op.Store(to, field, pool, type, site));
  }

  /** Stores a component; one that is given as a function of the new pool is made first. */
  private void component(Invocation call, int index, int struct, FieldRef component) {
    int value = call.arguments().values().get(index);
    TypeFact type = call.arguments().types().get(index);
    VariableElement parameter = call.method().getParameters().get(index);
    TypeElement declared = Hierarchy.element(parameter.asType());
    if (declared != null && declared.getQualifiedName().contentEquals(IN_POOL)) {
      value = make(declared, value, struct, component.type(), call);
      type = component.type();
    }
    context.emit(new Op.Store(struct, component, value, type, context.site(call.at())));
  }

  /** Calls the function that makes a component in the new pool. */
  private int make(TypeElement inPool, int function, int struct, TypeFact result, Invocation call) {
    int made = context.blocks().newVariable();
    ExecutableElement method =
        context
            .run()
            .lifetimes()
            .function(inPool)
            .orElseThrow(() -> new Refused("an InPool without a method"));
    context.emit(
        new Op.Call(
            made,
            context.run().callees().of(method),
            function,
            List.of(struct),
            List.of(TypeFact.OBJECT),
            result,
            context.site(call.at())));
    return made;
  }
}
