package dev.lifeguard.examples.ftpd.clients;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Lines that no client should say, made from a seed. None of them asks for a data connection, so
 * that nothing has to be waited for.
 */
record Soup(Random random) {

  private static final List<String> VERBS =
      List.of(
          "USER",
          "PASS",
          "ACCT",
          "REIN",
          "NOOP",
          "SYST",
          "FEAT",
          "OPTS",
          "HELP",
          "AUTH",
          "ADAT",
          "PBSZ",
          "PROT",
          "TYPE",
          "MODE",
          "STRU",
          "REST",
          "ALLO",
          "ABOR",
          "STAT",
          "PWD",
          "CWD",
          "CDUP",
          "MKD",
          "RMD",
          "DELE",
          "RNFR",
          "RNTO",
          "SIZE",
          "MDTM",
          "MLST",
          "MLSD",
          "LIST",
          "NLST",
          "RETR",
          "STOR",
          "STOU",
          "APPE",
          "SITE",
          "SITE CHMOD",
          "SITE HELP",
          "SITE POOLS",
          "SMNT",
          "PORT",
          "EPRT");

  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "  ",
          "soup",
          "soup/a",
          "a",
          "b",
          "/soup/b",
          "..",
          "../..",
          "/",
          ".",
          "~",
          "-la",
          "-",
          "*",
          "\"",
          "me",
          "secret",
          "0",
          "-1",
          "1",
          "999999999999999999",
          "7",
          "777 soup/a",
          "000 a",
          "A N",
          "L 8",
          "I",
          "UTF8 ON",
          "MLST type;;;=;",
          "MLST ;",
          "9",
          "%s%n%x",
          "1,2,3",
          "1,2,3,4,5,6,7",
          "|1|",
          "|1|::|1|",
          "||||",
          "\\",
          "\0",
          "\t",
          "\u0001");

  private static final byte[][] TELNET = {
    {(byte) 255, (byte) 244, (byte) 255, (byte) 242},
    {(byte) 255, (byte) 251, 1},
    {(byte) 255, (byte) 250, 31, 0, 80, (byte) 255, (byte) 240},
    {(byte) 255, (byte) 255},
    {(byte) 255}
  };

  /** The next one, with its end if it has one. */
  byte[] line() {
    var line = new ByteArrayOutputStream();
    switch (random.nextInt(8)) {
      case 0 -> noise(line, 200);
      case 1 -> noise(line, 10_000);
      case 2 -> {
        line.writeBytes(TELNET[random.nextInt(TELNET.length)]);
        sensible(line);
      }
      case 3 -> {
        text(line, VERBS.get(random.nextInt(VERBS.size())) + " ");
        noise(line, 100);
      }
      case 4 -> mutated(line);
      default -> sensible(line);
    }
    text(line, List.of("\r\n", "\r\n", "\r\n", "\n", "\r", "\r\0", "").get(random.nextInt(7)));
    return line.toByteArray();
  }

  private void noise(ByteArrayOutputStream line, int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    line.writeBytes(bytes);
  }

  private void sensible(ByteArrayOutputStream line) {
    text(line, VERBS.get(random.nextInt(VERBS.size())));
    for (int words = random.nextInt(3); words > 0; words--) {
      text(line, " " + WORDS.get(random.nextInt(WORDS.size())));
    }
  }

  private void mutated(ByteArrayOutputStream line) {
    var sensible = new ByteArrayOutputStream();
    sensible(sensible);
    byte[] bytes = sensible.toByteArray();
    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    line.writeBytes(bytes);
  }

  private static void text(ByteArrayOutputStream line, String text) {
    line.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
