package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.Manner;
import dev.lifeguard.examples.ftpd.RawClient;
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
    void go(RawClient client, String command) throws IOException {
      client.passivePort();
    }
  },
  CONNECTED {
    @Override
    void go(RawClient client, String command) throws IOException {
      RawClient.reset(client.data());
    }
  },
  ASKED_AND_NEVER_CONNECTED {
    @Override
    void go(RawClient client, String command) throws IOException {
      client.passivePort();
      client.expect(150, command);
    }
  },
  NEVER_LISTENED {
    @Override
    void go(RawClient client, String command) throws IOException {
      try (var held = new Socket()) {
        held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // nobody else's
        client.expect(200, RawClient.eprt(held.getLocalPort()));
        int code = client.ask(command);
        assertEquals(425, code == 150 ? client.code() : code);
      }
    }
  },
  ACCEPTED {
    @Override
    void go(RawClient client, String command) throws IOException {
      try (ServerSocket listening = client.active()) {
        client.send(command);
        RawClient.reset(listening.accept());
      }
    }
  },
  BEGUN {
    @Override
    void go(RawClient client, String command) throws IOException {
      Socket data = client.begin(command);
      client.vanish();
      RawClient.reset(data);
    }
  },
  DATA_FIRST {
    @Override
    void go(RawClient client, String command) throws IOException {
      Socket data = client.begin(command);
      move(data, command);
      RawClient.reset(data);
    }
  },
  CONTROL_FIRST {
    @Override
    void go(RawClient client, String command) throws IOException {
      Socket data = client.begin(command);
      move(data, command);
      client.vanish();
      RawClient.reset(data);
    }
  },
  POLITELY {
    @Override
    void go(RawClient client, String command) throws IOException {
      try (Socket data = client.begin(command)) {
        move(data, command);
        client.close();
      }
    }
  },
  DATA_ONLY {
    @Override
    void go(RawClient client, String command) throws IOException {
      Socket data = client.begin(command);
      move(data, command);
      RawClient.reset(data);
      int code = client.code();
      assertTrue(code == 426 || code == 226, () -> command + ": " + code);
      client.expect(200, "NOOP");
    }
  },
  IN_ABOR {
    @Override
    void go(RawClient client, String command) throws IOException {
      Socket data = client.begin(command);
      move(data, command);
      client.send("ABOR");
      client.vanish();
      RawClient.reset(data);
    }
  },
  IN_A_WORD {
    @Override
    void go(RawClient client, String command) throws IOException {
      Socket data = client.begin(command);
      client.send("NOO".getBytes(StandardCharsets.US_ASCII));
      client.vanish();
      RawClient.reset(data);
    }
  },
  BEFORE_THE_REPLY {
    @Override
    void go(RawClient client, String command) throws IOException {
      try (Socket data = client.begin(command)) {
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
  abstract void go(RawClient client, String command) throws IOException;

  static void go(TestServer server, int number) throws IOException {
    int points = values().length;
    String command = TRANSFERS.get(number / points % TRANSFERS.size());
    RawClient client = RawClient.loggedIn(server.address(), Manner.PATIENT);
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
