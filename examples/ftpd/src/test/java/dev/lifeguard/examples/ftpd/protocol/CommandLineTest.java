package dev.lifeguard.examples.ftpd.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {

  @Test
  void verbAndArgument() throws Refusal {
    assertEquals(new CommandLine("RETR", "a file "), CommandLine.parse("retr a file "));
    assertEquals(new CommandLine("RETR", " file"), CommandLine.parse("RETR  file"));
    assertEquals(new CommandLine("PWD", ""), CommandLine.parse("PWD"));
    assertEquals(new CommandLine("PWD", ""), CommandLine.parse("pwd "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " PWD", "PW", "RETRY", "R3TR x", "PWD\t", "\0\0\0", "GÉT x"})
  void noCommand(String line) {
    assertEquals(500, refusal(line.getBytes(StandardCharsets.UTF_8)).reply().code());
  }

  @Test
  void namesAreInUtf8() throws Refusal {
    byte[] line = "CWD Ærø".getBytes(StandardCharsets.UTF_8);
    assertEquals("Ærø", CommandLine.parse(MemorySegment.ofArray(line)).argument());
    assertEquals(500, refusal("CWD Ærø".getBytes(StandardCharsets.ISO_8859_1)).reply().code());
  }

  private static Refusal refusal(byte[] line) {
    return assertThrows(Refusal.class, () -> CommandLine.parse(MemorySegment.ofArray(line)));
  }
}
