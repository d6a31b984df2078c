package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.examples.ftpd.RawClient;
import java.io.IOException;
import java.util.Random;

/** Sends files and gets back what it has sent, whatever others do. */
record HonestClient(RawClient client, Random random) {

  private static final int LONGEST = 300_000;

  void work(int number) throws IOException {
    byte[] bytes = new byte[random.nextInt(LONGEST)];
    random.nextBytes(bytes);
    String name = "/honest/" + number;
    send("STOR " + name, bytes);
    assertEquals("213 " + bytes.length, client.expect(213, "SIZE " + name));
    assertArrayEquals(bytes, receive("RETR " + name));
    int from = random.nextInt(bytes.length + 1);
    client.expect(350, "REST " + from);
    assertEquals(bytes.length - from, receive("RETR " + name).length);
    send("APPE " + name, new byte[] {1, 2, 3});
    client.expect(350, "RNFR " + name);
    client.expect(250, "RNTO " + name + "b");
    assertEquals("213 " + (bytes.length + 3), client.expect(213, "SIZE " + name + "b"));
    receive("LIST /honest");
    receive("MLSD /honest");
    client.expect(250, "DELE " + name + "b");
    client.expect(221, "QUIT");
  }

  byte[] receive(String command) throws IOException {
    return transfer(command, data -> data.getInputStream().readAllBytes());
  }

  void send(String command, byte[] bytes) throws IOException {
    transfer(
        command,
        data -> {
          data.getOutputStream().write(bytes);
          return bytes;
        });
  }

  private <T> T transfer(String command, RawClient.Use<T> use) throws IOException {
    return random.nextBoolean()
        ? client.activeTransfer(command, use)
        : client.transfer(command, use);
  }
}
