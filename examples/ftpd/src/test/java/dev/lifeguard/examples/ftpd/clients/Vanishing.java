package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Every point of a transfer at which a client can go. */
enum Vanishing {
  BEFORE_CONNECTING {
    @Override
    void go(FireClient client, String command) throws IOException {
      client.port();
    }
  },
  CONNECTED {
    @Override
    void go(FireClient client, String command) throws IOException {
      FireClient.reset(client.data());
    }
  },
  ASKED_AND_NEVER_CONNECTED {
    @Override
    void go(FireClient client, String command) throws IOException {
      client.port();
      client.expect(150, command);
    }
  },
  NEVER_LISTENED {
    @Override
    void go(FireClient client, String command) throws IOException {
      try (var held = new Socket()) {
        held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // nobody else's
        client.expect(200, "EPRT |1|127.0.0.1|%d|".formatted(held.getLocalPort()));
        int code = client.ask(command);
        assertEquals(425, code == 150 ? client.code() : code);
      }
    }
  },
  ACCEPTED {
    @Override
    void go(FireClient client, String command) throws IOException {
      try (ServerSocket listening = client.active()) {
        client.say(command);
        FireClient.reset(listening.accept());
      }
    }
  },
  BEGUN {
    @Override
    void go(FireClient client, String command) throws IOException {
      Socket data = client.data();
      client.expect(150, command);
      client.vanish();
      FireClient.reset(data);
    }
  },
  DATA_FIRST {
    @Override
    void go(FireClient client, String command) throws IOException {
      Socket data = client.data();
      client.expect(150, command);
      move(data, command);
      FireClient.reset(data);
    }
  },
  CONTROL_FIRST {
    @Override
    void go(FireClient client, String command) throws IOException {
      Socket data = client.data();
      client.expect(150, command);
      move(data, command);
      client.vanish();
      FireClient.reset(data);
    }
  },
  POLITELY {
    @Override
    void go(FireClient client, String command) throws IOException {
      try (Socket data = client.data()) {
        client.expect(150, command);
        move(data, command);
        client.close();
      }
    }
  },
  DATA_ONLY {
    @Override
    void go(FireClient client, String command) throws IOException {
      Socket data = client.data();
      client.expect(150, command);
      move(data, command);
      FireClient.reset(data);
      int code = client.code();
      assertTrue(code == 426 || code == 226, () -> command + ": " + code);
      client.expect(200, "NOOP");
    }
  },
  IN_ABOR {
    @Override
    void go(FireClient client, String command) throws IOException {
      Socket data = client.data();
      client.expect(150, command);
      move(data, command);
      client.say("ABOR");
      client.vanish();
      FireClient.reset(data);
    }
  },
  IN_A_WORD {
    @Override
    void go(FireClient client, String command) throws IOException {
      Socket data = client.data();
      client.expect(150, command);
      client.send("NOO".getBytes(StandardCharsets.US_ASCII));
      client.vanish();
      FireClient.reset(data);
    }
  },
  BEFORE_THE_REPLY {
    @Override
    void go(FireClient client, String command) throws IOException {
      try (Socket data = client.data()) {
        client.expect(150, command);
        if (isUpload(command)) {
          data.getOutputStream().write(new byte[SOME]);
        } else {
          data.getInputStream().readAllBytes();
        }
      }
    }
  };

  /** What can be under way; the star is a number, so that all files are different ones. */
  static final List<String> TRANSFERS =
      List.of("RETR /big", "STOR /gone/*", "APPE /gone/a*", "STOU", "LIST /many", "MLSD /many");

  private static final int SOME = 100_000;

  /** Goes that far; whoever called lets the client vanish. */
  abstract void go(FireClient client, String command) throws IOException;

  static void go(TestServer server, int number) throws IOException {
    int points = values().length;
    String command = TRANSFERS.get(number / points % TRANSFERS.size());
    FireClient client = FireClient.loggedIn(server);
    try {
      client.expect(250, "CWD /gone");
      values()[number % points].go(client, command.replace("*", Integer.toString(number)));
    } finally {
      client.vanish();
    }
  }

  private static boolean isUpload(String command) {
    return command.startsWith("STO") || command.startsWith("APPE");
  }

  private static void move(Socket data, String command) throws IOException {
    try {
      if (isUpload(command)) {
        data.getOutputStream().write(new byte[SOME]);
      } else {
        data.getInputStream().readNBytes(1000);
      }
    } catch (SocketException over) {
      // the transfer may be
    }
  }
}
