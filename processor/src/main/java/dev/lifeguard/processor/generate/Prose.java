package dev.lifeguard.processor.generate;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The text of a Javadoc comment, broken into lines that fit. */
final class Prose {

  private static final int COLUMNS = 100;
  private static final String HANGING = "    ";

  private record Block(String text, boolean tag) {}

  private final List<Block> blocks = new ArrayList<>();

  private Prose() {}

  /** A comment that begins with "A" or "An", as {@code noun} asks, and {@code sentence}. */
  static Prose of(String noun, String sentence) {
    boolean vowel = "AEIOUaeiou".indexOf(noun.charAt(0)) >= 0;
    return of((vowel ? "An " : "A ") + sentence);
  }

  static Prose of(String sentence) {
    Prose prose = new Prose();
    prose.blocks.add(new Block(sentence, false));
    return prose;
  }

  Prose paragraph(String text) {
    blocks.add(new Block("<p>" + text, false));
    return this;
  }

  /** A block tag: {@code @param}, {@code @return}, {@code @throws}. */
  Prose tag(String text) {
    blocks.add(new Block(text, true));
    return this;
  }

  /** How a type is named in a link: from its top-level class down. */
  static String link(TypeElement type) {
    Element outer = type.getEnclosingElement();
    return outer instanceof TypeElement enclosing
        ? link(enclosing) + '.' + type.getSimpleName()
        : type.getSimpleName().toString();
  }

  /** The comment as JavaPoet takes it, for a declaration indented by {@code indent} columns. */
  CodeBlock code(int indent) {
    StringBuilder text = new StringBuilder();
    boolean tagBefore = false;
    for (Block block : blocks) {
      if (!text.isEmpty() && !(block.tag && tagBefore)) {
        text.append('\n');
      }
      wrap(block, COLUMNS - indent - " * ".length(), text);
      tagBefore = block.tag;
    }
    return CodeBlock.of("$L", text);
  }

  private static void wrap(Block block, int width, StringBuilder text) {
    int column = 0;
    for (String word : block.text.split(" ", -1)) {
      if (column == 0) {
        column = word.length();
      } else if (column + 1 + word.length() <= width) {
        text.append(' ');
        column += 1 + word.length();
      } else {
        String margin = block.tag ? HANGING : "";
        text.append('\n').append(margin);
        column = margin.length() + word.length();
      }
      text.append(word);
    }
    text.append('\n');
  }
}
