package dev.lifeguard.examples.ftpd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;

/**
 * A client that does one thing after the other without a plan, and goes when and how it likes. What
 * it is answered is of no account, as long as it is answered.
 */
record RandomSession(InetSocketAddress address, Random random) {

  private static final String[] PLAIN = {
    "NOOP",
    "PWD",
    "CWD a",
    "CWD b",
    "CDUP",
    "CWD /",
    "TYPE A",
    "TYPE I",
    "SYST",
    "FEAT",
    "STAT",
    "STAT /",
    "HELP",
    "MLST small",
    "MLST",
    "SIZE large",
    "MDTM small",
    "MKD new",
    "RMD new",
    "RNFR small",
    "RNTO other",
    "RNFR other",
    "RNTO small",
    "DELE uploaded",
    "DELE a/uploaded",
    "REST 5",
    "REST 0",
    "PASV",
    "EPSV",
    "PORT 127,0,0,1,200,1",
    "EPRT |1|127.0.0.1|51201|",
    "ABOR",
    "SITE CHMOD 644 small",
    "SITE POOLS",
    "ALLO 5",
    "MODE S",
    "STRU F",
    "OPTS UTF8 ON",
    "OPTS MLST type;",
    "AUTH TLS",
    "REIN",
    "USER anonymous",
    "PASS x",
    "USER me",
    "PASS secret",
    "PASS wrong",
    "NONSENSE",
    "",
    "RETR /../../x",
    "STOR a/\0/x",
    "RETR missing",
    "USER me",
    "PASS secret"
  };

  private static final String[] MOVING = {
    "RETR large",
    "RETR small",
    "STOR uploaded",
    "STOR a/uploaded",
    "APPE uploaded",
    "STOU",
    "LIST",
    "NLST -a",
    "MLSD",
    "LIST a"
  };

  void run() {
    try (var client = RawClient.connect(address)) {
      int _ = client.code();
      client.ask("USER " + TestServer.USER);
      client.ask("PASS " + TestServer.PASSWORD);
      client.ask("TYPE I");
      int actions = 3 + random.nextInt(25);
      for (int i = 0; i < actions; i++) {
        if (random.nextInt(3) == 0) {
          move(client, pick(MOVING));
        } else {
          client.ask(pick(PLAIN));
        }
      }
      leave(client);
    } catch (IOException e) {
      // hung up on: after three wrong passwords, or because the server stops
    }
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  private void leave(RawClient client) throws IOException {
    switch (random.nextInt(4)) {
      case 0 -> client.ask("QUIT");
      case 1 -> client.vanish();
      case 2 -> client.sayNoMore();
      default -> {} // closes
    }
  }

  private void move(RawClient client, String command) throws IOException {
    if (random.nextBoolean()) {
      client.send("EPSV");
      String reply = client.reply();
      if (reply.startsWith("229")) {
        int port = Integer.parseInt(reply.replaceAll(".*\\|\\|\\|(\\d+)\\|.*", "$1"));
        if (random.nextInt(8) == 0) {
          nobodyCalls(client, command);
        } else {
          try (var data = new Socket(InetAddress.getLoopbackAddress(), port)) {
            move(client, command, data);
          }
        }
      }
    } else {
      try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (client.ask("PORT " + RawClient.port(listening)) == 200) {
          client.send(command);
          if (client.code() == 150) {
            listening.setSoTimeout((int) Waiting.LONGEST.toMillis());
            try (Socket data = listening.accept()) {
              underWay(client, data, command);
            }
          }
        }
      }
    }
  }

  private void nobodyCalls(RawClient client, String command) throws IOException {
    if (client.ask(command) == 150) {
      abort(client);
    }
  }

  private void move(RawClient client, String command, Socket data) throws IOException {
    if (client.ask(command) == 150) {
      underWay(client, data, command);
    }
  }

  private void underWay(RawClient client, Socket data, String command) throws IOException {
    boolean up = command.matches("(STOR|STOU|APPE).*");
    some(data, up);
    switch (random.nextInt(7)) {
      case 0 -> abort(client);
      case 1 -> {
        client.vanish();
        throw new IOException("gone");
      }
      case 2 -> {
        data.setSoLinger(true, 0);
        data.close();
        int _ = client.code();
      }
      case 3 -> {
        client.send("NOOP");
        client.send("STAT");
        int _ = client.code();
        int _ = client.code();
        rest(data, up);
        int _ = client.code();
      }
      case 4 -> {
        client.send("PWD");
        rest(data, up);
        int _ = client.code();
        int _ = client.code();
      }
      default -> {
        rest(data, up);
        int _ = client.code();
      }
    }
  }

  /** One answer is the transfer's, the other ABOR's. */
  private static void abort(RawClient client) throws IOException {
    client.send("ABOR");
    int _ = client.code();
    int _ = client.code();
  }

  private void some(Socket data, boolean up) throws IOException {
    if (up) {
      data.getOutputStream().write(new byte[random.nextInt(100_000)]);
    } else {
      int _ = data.getInputStream().read(new byte[1 + random.nextInt(100_000)]);
    }
  }

  private static void rest(Socket data, boolean up) throws IOException {
    if (up) {
      data.shutdownOutput();
    } else {
      byte[] _ = data.getInputStream().readAllBytes();
    }
  }
}
