package dev.lifeguard.examples.benchmarks.generate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class of one domain, from which the class of any other is made.
 *
 * <p>In the text, {@code domain} stands for the package and {@code neighbour} for that of the
 * domain before it. What is between {@code // if n % 3 == 1} and {@code // end} is only in every
 * third domain, so that no two in a row are the same.
 *
 * @param name of the class
 * @param text Java
 */
record Template(String name, String text) {

  private static final Pattern OPTIONAL =
      Pattern.compile(
          "^ *// if n % (?<divisor>\\d+) == (?<remainder>\\d+)\\R(?<text>.*?)^ *// end\\R",
          Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern NAMES = Pattern.compile("\\b(?:domain|neighbour)\\b");

  /** The class of the domain with that number. */
  String in(int domain) {
    return NAMES.matcher(chosen(domain)).replaceAll(match -> name(match.group(), domain));
  }

  private String chosen(int domain) {
    Matcher optional = OPTIONAL.matcher(text);
    return optional.replaceAll(
        part -> {
          int divisor = Integer.parseInt(part.group("divisor"));
          int remainder = Integer.parseInt(part.group("remainder"));
          return domain % divisor == remainder ? Matcher.quoteReplacement(part.group("text")) : "";
        });
  }

  private static String name(String placeholder, int domain) {
    return "domain" + (placeholder.equals("domain") ? domain : domain - 1);
  }
}
