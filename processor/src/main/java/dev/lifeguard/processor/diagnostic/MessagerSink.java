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

  /** Says something about the compilation as a whole. */
  public void say(Diagnostic.Kind level, String text) {
    messager.printMessage(level, text);
  }

  /** Says that Lifeguard itself failed on a type; the compilation goes on without that check. */
  public void internalError(TypeElement type, Throwable failure) {
    messager.printMessage(
        Diagnostic.Kind.MANDATORY_WARNING,
        Breakdown.message(type.getQualifiedName().toString(), failure),
        type);
  }
}
