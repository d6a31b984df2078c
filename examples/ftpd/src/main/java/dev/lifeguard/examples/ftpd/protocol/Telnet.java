package dev.lifeguard.examples.ftpd.protocol;

import java.util.Arrays;

/**
 * The little of Telnet that FTP has on its control connection: clients put IAC IP and IAC DM before
 * ABOR. Nothing is negotiated.
 */
final class Telnet {

  private static final int IAC = 255;
  private static final int SE = 240;
  private static final int WILL = 251;

  private Telnet() {}

  /** The line without the commands to Telnet in it. */
  static byte[] plain(byte[] line) {
    byte[] plain = new byte[line.length];
    int length = 0;
    int at = 0;
    while (at < line.length) {
      int command = isIac(line, at) && at + 1 < line.length ? line[at + 1] & 255 : 0;
      if (command < SE) {
        plain[length++] = line[at++];
      } else if (command == IAC) {
        plain[length++] = (byte) IAC;
        at += 2;
      } else {
        at += command < WILL ? 2 : 3;
      }
    }
    return Arrays.copyOf(plain, length);
  }

  private static boolean isIac(byte[] line, int at) {
    return (line[at] & 255) == IAC;
  }
}
