package dev.lifeguard.examples.ftpd.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.examples.ftpd.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client among hundreds: patient, because the machine is busy. */
final class FireClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 300_000;
  private static final Pattern EPSV = Pattern.compile("229 .*\\(\\|\\|\\|(\\d+)\\|\\)");

  private final Socket control;
  private final OutputStream out;
  private final BufferedReader in;

  private FireClient(Socket control) throws IOException {
    this.control = control;
    this.out = control.getOutputStream();
    this.in =
        new BufferedReader(
            new InputStreamReader(control.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  static FireClient loggedIn(TestServer server) throws IOException {
    return loggedIn(server.address());
  }

  static FireClient loggedIn(InetSocketAddress server) throws IOException {
    var socket = new Socket();
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    socket.connect(server);
    var client = new FireClient(socket);
    assertEquals(220, client.code());
    client.expect(331, "USER " + TestServer.USER);
    client.expect(230, "PASS " + TestServer.PASSWORD);
    client.expect(200, "TYPE I");
    return client;
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void say(String line) throws IOException {
    send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  int ask(String line) throws IOException {
    say(line);
    return code();
  }

  String expect(int code, String line) throws IOException {
    say(line);
    String reply = reply();
    assertTrue(reply.startsWith(code + " "), () -> line + ": " + reply);
    return reply;
  }

  int code() throws IOException {
    return Integer.parseInt(reply().substring(0, 3));
  }

  /** The last line of the next reply. */
  String reply() throws IOException {
    String line = line();
    String end = line.substring(0, 3) + " ";
    while (!line.startsWith(end)) {
      line = line();
    }
    return line;
  }

  private String line() throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("the server has hung up");
    }
    return line;
  }

  /** All that the server says until it hangs up. */
  String rest() throws IOException {
    var all = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      all.append(line).append('\n');
    }
    return all.toString();
  }

  Socket data() throws IOException {
    return data(port());
  }

  Socket data(int port) throws IOException {
    var data = new Socket(InetAddress.getLoopbackAddress(), port);
    data.setSoTimeout(PATIENCE_MILLIS);
    return data;
  }

  int port() throws IOException {
    String reply = expect(229, "EPSV");
    Matcher matcher = EPSV.matcher(reply);
    assertTrue(matcher.matches(), reply);
    return Integer.parseInt(matcher.group(1));
  }

  /** Listens, and says where. */
  ServerSocket active() throws IOException {
    var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    listening.setSoTimeout(PATIENCE_MILLIS);
    expect(200, "EPRT |1|127.0.0.1|%d|".formatted(listening.getLocalPort()));
    return listening;
  }

  /** Receives so many bytes, and looks at none of them. */
  void drain(String command, long size) throws IOException {
    try (Socket data = data()) {
      expect(150, command);
      byte[] buffer = new byte[1 << 18];
      InputStream received = data.getInputStream();
      long all = 0;
      for (int count = received.read(buffer); count >= 0; count = received.read(buffer)) {
        all += count;
      }
      assertEquals(size, all);
    }
    assertEquals(226, code());
  }

  void sayNoMore() throws IOException {
    control.shutdownOutput();
  }

  static void reset(Socket socket) throws IOException {
    if (!socket.isClosed()) {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  void vanish() throws IOException {
    reset(control);
  }

  @Override
  public void close() throws IOException {
    control.close();
  }
}
