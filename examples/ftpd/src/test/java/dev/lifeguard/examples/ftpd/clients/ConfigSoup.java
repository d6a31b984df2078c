package dev.lifeguard.examples.ftpd.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Configurations that nobody should write, made from a seed. No names of machines are among them:
 * somebody would have to be asked where those are.
 */
record ConfigSoup(Random random, String served) {

  private static final List<String> NAMES =
      List.of(
          "ServerName",
          "Port",
          "DefaultRoot",
          "AuthUser",
          "AuthUserFile",
          "User",
          "UserAlias",
          "MaxClients",
          "MaxInstances",
          "TimeoutIdle",
          "TimeoutNoTransfer",
          "TimeoutStalled",
          "Umask",
          "AllowOverwrite",
          "AccessGrantMsg",
          "DisplayLogin",
          "TransferRate",
          "PassivePorts",
          "ListOptions",
          "Allow",
          "Deny",
          "AllowAll",
          "DenyAll",
          "AllowUser",
          "DenyUser",
          "Order",
          "Include",
          "Group",
          "<Global>",
          "</Global>",
          "<Directory",
          "</Directory>",
          "<Limit",
          "</Limit>",
          "<Anonymous",
          "</Anonymous>",
          "<IfModule",
          "</IfModule>",
          "<Class",
          "</Class>");

  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          ">",
          "/>",
          "\"",
          "\"\"",
          "\\",
          "#",
          "0",
          "-1",
          "1",
          "077",
          "999999999999",
          "on",
          "off",
          "none",
          "all",
          "from",
          "10.0.0.0/8",
          "10.",
          "me:secret",
          ":",
          "allow,deny",
          "/",
          "/nowhere/*",
          "[",
          "{",
          "*",
          "~",
          "..",
          "RETR",
          "STOR,APPE",
          "1:2",
          "-a",
          "\"-la +R\"",
          "strict",
          "maxfiles",
          "mod_core.c>",
          "!mod_x.c>",
          "ALL>",
          "READ",
          "\u0001",
          "\u00e4");

  /** A few lines; the first two are in order, so that the others count. */
  String text() {
    List<String> lines = new ArrayList<>(List.of("DefaultRoot \"" + served + "\"", "Port 0"));
    for (int count = random.nextInt(8); count >= 0; count--) {
      lines.add(line());
    }
    return String.join(random.nextInt(9) == 0 ? "\r\n" : "\n", lines);
  }

  private String line() {
    var line = new StringBuilder(pick(NAMES));
    for (int words = random.nextInt(4); words > 0; words--) {
      line.append(' ').append(pick(WORDS));
    }
    if (random.nextInt(4) == 0) {
      line.insert(random.nextInt(line.length() + 1), (char) random.nextInt(0x180));
    }
    return line.toString();
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
