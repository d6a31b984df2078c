package dev.lifeguard.processor.diagnostic;

import java.util.Arrays;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Drops the findings that the code asks not to see: those inside a declaration that is annotated
 * {@code @SuppressWarnings("lifeguard:LG201")}.
 */
public final class SuppressingSink implements Sink {

  private static final String PREFIX = "lifeguard:";

  private final Sink next;

  public SuppressingSink(Sink next) {
    this.next = next;
  }

  @Override
  public void report(Finding finding) {
    if (!isSuppressed(finding)) {
      next.report(finding);
    }
  }

  private static boolean isSuppressed(Finding finding) {
    String wanted = PREFIX + finding.rule();
    for (@Nullable Element element = finding.place().element();
        element != null;
        element = element.getEnclosingElement()) {
      SuppressWarnings suppression = element.getAnnotation(SuppressWarnings.class);
      if (suppression != null && Arrays.asList(suppression.value()).contains(wanted)) {
        return true;
      }
    }
    return false;
  }
}
