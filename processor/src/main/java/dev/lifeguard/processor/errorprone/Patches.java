package dev.lifeguard.processor.errorprone;

import com.google.errorprone.fixes.SuggestedFix;
import dev.lifeguard.processor.diagnostic.Edit;
import dev.lifeguard.processor.diagnostic.Edit.Replacement;
import dev.lifeguard.processor.diagnostic.Finding;
import dev.lifeguard.processor.diagnostic.Fix;
import dev.lifeguard.processor.javac.edit.Edits;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fixes suggested in one file.
 *
 * <p>Error Prone applies the first fix of each finding, all of them at once, and where two of them
 * meet it applies what is left of the second. So a finding whose first fix comes near another one's
 * gets none: the next run mends it, if it is still there.
 */
final class Patches {

  private record Suggestion(Fix fix, Edit edit) {}

  private final URI file;
  private final List<Edit> applied = new ArrayList<>();

  Patches(URI file) {
    this.file = file;
  }

  /** The fixes of a finding that are edits of this file, best first. */
  List<SuggestedFix> suggest(Finding finding, Edits edits) {
    List<Suggestion> suggestions =
        finding.fixes().stream().flatMap(fix -> suggestion(fix, edits)).toList();
    Optional<Edit> first = suggestions.stream().map(Suggestion::edit).findFirst();
    if (first.isEmpty() || applied.stream().anyMatch(each -> meet(each, first.get()))) {
      return List.of();
    }
    applied.add(first.get());
    return suggestions.stream().map(Patches::suggested).toList();
  }

  /** Error Prone edits the file that a finding is in, and no other. */
  private Stream<Suggestion> suggestion(Fix fix, Edits edits) {
    return edits.of(fix).stream()
        .filter(edit -> edit.file().equals(file))
        .map(edit -> new Suggestion(fix, edit));
  }

  private static SuggestedFix suggested(Suggestion suggestion) {
    SuggestedFix.Builder fix = SuggestedFix.builder().setShortDescription(suggestion.fix().text());
    for (Replacement each : suggestion.edit().replacements()) {
      fix.replace(each.start(), each.end(), each.text());
    }
    suggestion.edit().imports().forEach(fix::addImport);
    return fix.build();
  }

  private static boolean meet(Edit one, Edit other) {
    return one.replacements().stream()
        .anyMatch(a -> other.replacements().stream().anyMatch(b -> meet(a, b)));
  }

  private static boolean meet(Replacement one, Replacement other) {
    return one.start() <= other.end() && other.start() <= one.end();
  }
}
