package dev.lifeguard.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One mistake, as a value: what is wrong and where, why, and how to mend it.
 *
 * <pre>
 * [LG201] Server.current refers to a Session, which dies before the Server
 *     Server   lives in  Daemon > Server
 *     Session  lives in  Daemon > Server > Session
 *     When the Session's pool is destroyed, Server.current is left pointing into it.
 *     fix: mark it @Child, so that it is emptied when the Session dies
 *      or: hold a Ref&lt;Session>
 * </pre>
 *
 * @param rule the rule that is broken
 * @param severity how bad it is: as bad as its rule says, unless the finding knows better
 * @param place where
 * @param summary what is wrong, in one line
 * @param reasons why, a line each
 * @param fixes what would mend it, best first; each one compiles and passes
 */
public record Finding(
    Rule rule,
    Severity severity,
    Place place,
    String summary,
    List<String> reasons,
    List<Fix> fixes) {

  /** What the lines below the summary begin with; javac adds as much again. */
  private static final String INDENT = "  ";

  public Finding {
    reasons = List.copyOf(reasons);
    fixes = List.copyOf(fixes);
  }

  /** A finding that its summary explains. */
  public static Finding of(Rule rule, Place place, String summary) {
    return new Finding(rule, rule.severity(), place, summary, List.of(), List.of());
  }

  /** This finding with one more line of explanation. */
  public Finding because(String reason) {
    return new Finding(rule, severity, place, summary, plus(reasons, List.of(reason)), fixes);
  }

  /** This finding with more lines of explanation. */
  public Finding because(List<String> more) {
    return new Finding(rule, severity, place, summary, plus(reasons, more), fixes);
  }

  /** This finding with one more fix, ranked after those it has; what it takes, a person decides. */
  public Finding fix(String text) {
    return fix(text, Optional.empty());
  }

  /** This finding with one more fix, ranked after those it has. */
  public Finding fix(String text, Remedy remedy) {
    return fix(text, Optional.of(remedy));
  }

  /** This finding with one more fix, which an edit may carry out. */
  public Finding fix(String text, Optional<Remedy> remedy) {
    List<Fix> more = plus(fixes, List.of(new Fix(text, remedy)));
    return new Finding(rule, severity, place, summary, reasons, more);
  }

  /** This finding, as bad as that. */
  public Finding as(Severity other) {
    return new Finding(rule, other, place, summary, reasons, fixes);
  }

  /** This finding, with the places that it and its fixes speak of exchanged. */
  public Finding mapped(UnaryOperator<Place> places) {
    List<Fix> moved = fixes.stream().map(fix -> fix.mapped(places)).toList();
    return new Finding(rule, severity, places.apply(place), summary, reasons, moved);
  }

  /** The text that users see, from the code on. */
  public String message() {
    var lines = new ArrayList<String>();
    lines.add("[" + rule + "] " + summary);
    reasons.forEach(reason -> lines.add(INDENT + reason));
    for (int i = 0; i < fixes.size(); i++) {
      lines.add(INDENT + (i == 0 ? "fix: " : " or: ") + fixes.get(i).text());
    }
    return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n"));
  }

  private static <T> List<T> plus(List<T> all, List<T> added) {
    var more = new ArrayList<>(all);
    more.addAll(added);
    return more;
  }
}
