package dev.lifeguard.examples.ftpd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine. */
public final class Ports {

  /** Below those that systems give to whoever does not ask for a certain one. */
  private static final int FIRST = 10_000;

  private static final int LAST = 29_999;

  private Ports() {}

  /** One that is nobody's just now, and will not be given to anybody who does not ask for it. */
  public static int free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (IOException taken) {
        // another one, then
      }
    }
  }
}
