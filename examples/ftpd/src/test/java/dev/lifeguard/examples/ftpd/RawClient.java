package dev.lifeguard.examples.ftpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client that says exactly what it is told, or vanishes. */
final class RawClient implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("\\(\\|\\|\\|(\\d+)\\|\\)");

  private final Socket socket;
  private final OutputStream out;
  private final BufferedReader in;

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  static RawClient connect(InetSocketAddress address) throws IOException {
    var socket = new Socket();
    socket.setSoTimeout((int) Waiting.LONGEST.toMillis());
    socket.setTcpNoDelay(true);
    socket.connect(address);
    return new RawClient(socket);
  }

  /** Connects and reads the greeting. */
  static RawClient greeted(TestServer server) throws IOException {
    RawClient client = connect(server.address());
    assertEquals(220, client.code());
    return client;
  }

  /** Connects and logs in. */
  static RawClient loggedIn(TestServer server) throws IOException {
    RawClient client = greeted(server);
    client.expect(331, "USER " + TestServer.USER);
    client.expect(230, "PASS " + TestServer.PASSWORD);
    client.expect(200, "TYPE I");
    return client;
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void send(String line) throws IOException {
    send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Says a line and asserts the code of the reply; returns its last line. */
  String expect(int code, String line) throws IOException {
    send(line);
    String reply = reply();
    assertTrue(
        reply.startsWith(code + " "),
        () -> "after %s: %s instead of %d".formatted(line, reply, code));
    return reply;
  }

  /** The last line of the next reply. */
  String reply() throws IOException {
    String line = line();
    if (line == null) {
      throw new IOException("the server has hung up");
    }
    String end = line.substring(0, 3) + " ";
    while (!line.startsWith(end)) {
      line = line();
      if (line == null) {
        throw new IOException("the server has hung up in a reply");
      }
    }
    return line;
  }

  /** Says a line, asserts the code of the reply, and returns all of its lines. */
  List<String> lines(int code, String said) throws IOException {
    send(said);
    List<String> lines = new ArrayList<>();
    String line;
    do {
      line = String.valueOf(line());
      lines.add(line);
    } while (!line.startsWith(code + " ") && line.matches(code + "-.*| .*"));
    assertTrue(line.startsWith(code + " "), lines::toString);
    return lines;
  }

  int code() throws IOException {
    return Integer.parseInt(reply().substring(0, 3));
  }

  /** The next line as it is; null at the end. */
  @Nullable String line() throws IOException {
    return in.readLine();
  }

  /** Opens a data connection. */
  Socket data() throws IOException {
    var data = new Socket(InetAddress.getLoopbackAddress(), passivePort());
    data.setSoTimeout((int) Waiting.LONGEST.toMillis());
    return data;
  }

  int passivePort() throws IOException {
    String reply = expect(229, "EPSV");
    Matcher port = PORT.matcher(reply);
    assertTrue(port.find(), reply);
    return Integer.parseInt(port.group(1));
  }

  /** Listens for a data connection, and says so. */
  ServerSocket active() throws IOException {
    var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    listening.setSoTimeout((int) Waiting.LONGEST.toMillis());
    expect(200, "PORT " + port(listening));
    return listening;
  }

  /** What PORT calls it. */
  static String port(ServerSocket listening) {
    int port = listening.getLocalPort();
    String address = listening.getInetAddress().getHostAddress().replace('.', ',');
    return "%s,%d,%d".formatted(address, port >> 8, port & 255);
  }

  void sendUrgent(int last) throws IOException {
    socket.sendUrgentData(last);
  }

  /** Goes without a word, the way a process does that is killed with data under way. */
  void vanish() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Ends its half of the connection. */
  void sayNoMore() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
