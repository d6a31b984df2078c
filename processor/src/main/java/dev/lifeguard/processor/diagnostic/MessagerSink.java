package dev.lifeguard.processor.diagnostic;

import javax.annotation.processing.Messager;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Prints findings as javac's own errors and warnings. */
public final class MessagerSink implements Sink {

  private final Messager messager;

  public MessagerSink(Messager messager) {
    this.messager = messager;
  }

  @Override
  public void report(Finding finding) {
    Diagnostic.Kind level = finding.severity().level();
    switch (finding.place()) {
      case Declared place ->
          messager.printMessage(
              level,
              finding.message(),
              place.element(),
              place.annotation().orElse(null),
              place.value().orElse(null));
      case Position _ -> messager.printMessage(level, finding.message());
    }
  }

  /** Says that Lifeguard itself failed on a type; the compilation goes on without that check. */
  public void internalError(TypeElement type, Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    messager.printMessage(
        Diagnostic.Kind.MANDATORY_WARNING,
        "Lifeguard failed on "
            + type.getQualifiedName()
            + " and left it unchecked: "
            + failure
            + (trace.length == 0 ? "" : " at " + trace[0])
            + "\n    Please report this, with the source of that type if you can.",
        type);
  }
}
