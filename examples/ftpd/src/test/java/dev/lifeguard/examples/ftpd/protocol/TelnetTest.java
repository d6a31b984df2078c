package dev.lifeguard.examples.ftpd.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TelnetTest {

  @ParameterizedTest
  @CsvSource({
    "ABOR, ABOR",
    "'', ''",
    "\u00ff\u00f4\u00ff\u00f2ABOR, ABOR",
    "AB\u00ff\u00fb\u0001OR, ABOR",
    "ABOR\u00ff\u00fe, ABOR",
    "a\u00ff\u00ffb, a\u00ffb",
    "a\u00ff, a\u00ff",
    "a\u00ffb, a\u00ffb",
    "\u00ff\u00ff\u00f4, \u00ff\u00f4"
  })
  void isTakenOut(String line, String plain) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(plain, new String(Telnet.plain(bytes), StandardCharsets.ISO_8859_1));
  }
}
