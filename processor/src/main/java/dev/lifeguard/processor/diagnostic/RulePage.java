package dev.lifeguard.processor.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The page of a rule: what it is, why, what is wrong, what is right, and how to silence it. */
public final class RulePage {

  private static final String FOLDER = "/META-INF/lifeguard/rules/";

  private RulePage() {}

  /** The text of the page, which is a resource of ours. */
  public static String of(Rule rule) {
    String name = FOLDER + rule + ".md";
    try (@Nullable InputStream page = RulePage.class.getResourceAsStream(name)) {
      return page == null
          ? "There is no page about " + rule + "."
          : new String(page.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
