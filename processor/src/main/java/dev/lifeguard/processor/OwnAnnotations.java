package dev.lifeguard.processor;

import com.google.auto.service.AutoService;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Claims Lifeguard's annotations, and the {@code @Generated} of what it generates, so that {@code
 * -Xlint:processing} does not complain that nobody did. {@link LifetimeProcessor} cannot: it asks
 * for all annotations, and would take those of other processors away.
 *
 * <p>Its name keeps it behind {@link LifetimeProcessor} in the sorted service file; claimed
 * annotations are not shown to processors that come later.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes({
  "dev.lifeguard.annotations.*",
  "javax.annotation.processing.Generated",
})
public final class OwnAnnotations extends AbstractProcessor {

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @SuppressWarnings("DoNotClaimAnnotations") // nobody else has a use for these
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return true;
  }
}
