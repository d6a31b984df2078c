package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;

/** Sends files and gets back what it has sent, whatever others do. */
final class HonestClient {

  private static final int LONGEST = 300_000;

  private HonestClient() {}

  static void work(FireClient client, int number, Random random) throws IOException {
    byte[] bytes = new byte[random.nextInt(LONGEST)];
    random.nextBytes(bytes);
    String name = "/honest/" + number;
    send(client, "STOR " + name, bytes, random.nextBoolean());
    assertEquals("213 " + bytes.length, client.expect(213, "SIZE " + name));
    assertArrayEquals(bytes, receive(client, "RETR " + name, random.nextBoolean()));
    int from = random.nextInt(bytes.length + 1);
    client.expect(350, "REST " + from);
    assertEquals(bytes.length - from, receive(client, "RETR " + name, random.nextBoolean()).length);
    send(client, "APPE " + name, new byte[] {1, 2, 3}, random.nextBoolean());
    client.expect(350, "RNFR " + name);
    client.expect(250, "RNTO " + name + "b");
    assertEquals("213 " + (bytes.length + 3), client.expect(213, "SIZE " + name + "b"));
    receive(client, "LIST /honest", random.nextBoolean());
    receive(client, "MLSD /honest", random.nextBoolean());
    client.expect(250, "DELE " + name + "b");
    client.expect(221, "QUIT");
  }

  static byte[] receive(FireClient client, String command, boolean active) throws IOException {
    if (active) {
      try (ServerSocket listening = client.active()) {
        client.expect(150, command);
        try (Socket data = listening.accept()) {
          return received(client, data);
        }
      }
    }
    try (Socket data = client.data()) {
      client.expect(150, command);
      return received(client, data);
    }
  }

  private static byte[] received(FireClient client, Socket data) throws IOException {
    byte[] all = data.getInputStream().readAllBytes();
    assertEquals(226, client.code());
    return all;
  }

  private static void send(FireClient client, String command, byte[] bytes, boolean active)
      throws IOException {
    if (active) {
      try (ServerSocket listening = client.active()) {
        client.expect(150, command);
        try (Socket data = listening.accept()) {
          data.getOutputStream().write(bytes);
        }
      }
    } else {
      try (Socket data = client.data()) {
        client.expect(150, command);
        data.getOutputStream().write(bytes);
      }
    }
    assertEquals(226, client.code());
  }
}
