package dev.lifeguard.examples.ftpd.protocol;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A command taken apart.
 *
 * @param verb what to do, in capitals
 * @param argument to what; empty if there is none
 */
public record CommandLine(String verb, String argument) {

  private static final Pattern VERB = Pattern.compile("[A-Za-z]{3,4}");

  /**
   * Takes a line apart.
   *
   * @param line without its end
   * @throws Refusal (500) if it is no command
   */
  public static CommandLine parse(MemorySegment line) throws Refusal {
    return parse(decode(line));
  }

  /** The same for a line that is a string already. */
  public static CommandLine parse(String line) throws Refusal {
    int space = line.indexOf(' ');
    String verb = space < 0 ? line : line.substring(0, space);
    if (!VERB.matcher(verb).matches()) {
      throw new Refusal(500, "That is no command");
    }
    return new CommandLine(Ascii.upper(verb), space < 0 ? "" : line.substring(space + 1));
  }

  private static String decode(MemorySegment line) throws Refusal {
    ByteBuffer bytes = ByteBuffer.wrap(Telnet.plain(line.toArray(ValueLayout.JAVA_BYTE)));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new Refusal(new Reply(500, "That is no text in UTF-8"), e);
    }
  }
}
