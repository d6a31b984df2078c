package dev.lifeguard.processor.javac;

import com.sun.source.tree.Tree;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.model.Kind;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A call whose receiver and arguments are evaluated.
 *
 * @param receiverType the class of the static type of the receiver; null for arrays
 * @param receiver NONE if the method is static
 * @param literal the kind that is given as a class literal
 * @param result what the static type of the call says
 * @param wanted whether anyone uses the result
 * @param at where it stands
 */
record Invocation(
    ExecutableElement method,
    @Nullable TypeElement receiverType,
    int receiver,
    Arguments arguments,
    Optional<Kind> literal,
    TypeFact result,
    boolean wanted,
    Tree at) {

  /** Arguments in the order of the parameters; a varargs list is one array. */
  record Arguments(List<Integer> values, List<TypeFact> types) {

    static final Arguments NONE = new Arguments(List.of(), List.of());
  }
}
