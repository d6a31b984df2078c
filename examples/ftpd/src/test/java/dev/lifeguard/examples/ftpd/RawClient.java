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
public final class RawClient implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("\\(\\|\\|\\|(\\d+)\\|\\)");

  /** What is done with a data connection. */
  public interface Use<T> {
    T with(Socket data) throws IOException;
  }

  private final Socket socket;
  private final Manner manner;
  private final OutputStream out;
  private final BufferedReader in;

  private RawClient(Socket socket, Manner manner) throws IOException {
    this.socket = socket;
    this.manner = manner;
    this.out = socket.getOutputStream();
    this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), manner.charset()));
  }

  static RawClient connect(InetSocketAddress address) throws IOException {
    return connect(address, Manner.USUAL);
  }

  /** Connects, and hears nothing yet. */
  public static RawClient connect(InetSocketAddress address, Manner manner) throws IOException {
    var socket = new Socket();
    try {
      socket.setSoTimeout(manner.patienceMillis());
      socket.setTcpNoDelay(true);
      socket.connect(address);
      return new RawClient(socket, manner);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Connects and reads the greeting. */
  static RawClient greeted(TestServer server) throws IOException {
    return greeted(server.address(), Manner.USUAL);
  }

  /** Connects and reads the greeting; who is not let in is told so by an exception. */
  public static RawClient greeted(InetSocketAddress address, Manner manner) throws IOException {
    RawClient client = connect(address, manner);
    try {
      assertEquals(220, client.code());
      return client;
    } catch (IOException | AssertionError e) {
      client.close();
      throw e;
    }
  }

  /** Connects and logs in. */
  static RawClient loggedIn(TestServer server) throws IOException {
    return loggedIn(server.address(), Manner.USUAL);
  }

  /** Connects and logs in. */
  public static RawClient loggedIn(InetSocketAddress address, Manner manner) throws IOException {
    RawClient client = greeted(address, manner);
    client.logIn();
    client.expect(200, "TYPE I");
    return client;
  }

  /** Says who it is; returns how it is welcomed. */
  public String logIn() throws IOException {
    expect(331, "USER " + TestServer.USER);
    return expect(230, "PASS " + TestServer.PASSWORD);
  }

  public void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  public void send(String line) throws IOException {
    send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Says a line; returns the code of the reply, whatever it is. */
  public int ask(String line) throws IOException {
    send(line);
    return code();
  }

  /** Says a line and asserts the code of the reply; returns its last line. */
  public String expect(int code, String line) throws IOException {
    send(line);
    String reply = reply();
    assertTrue(
        reply.startsWith(code + " "),
        () -> "after %s: %s instead of %d".formatted(line, reply, code));
    return reply;
  }

  /** The last line of the next reply. */
  public String reply() throws IOException {
    String line = lineOfReply();
    String end = line.substring(0, 3) + " ";
    while (!line.startsWith(end)) {
      line = lineOfReply();
    }
    return line;
  }

  private String lineOfReply() throws IOException {
    String line = line();
    if (line == null) {
      throw new IOException("the server has hung up");
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

  public int code() throws IOException {
    return Integer.parseInt(reply().substring(0, 3));
  }

  /** The next line as it is; null at the end. */
  @Nullable String line() throws IOException {
    return in.readLine();
  }

  /** All that the server says until it hangs up. */
  public String rest() throws IOException {
    var all = new StringBuilder();
    for (String line = line(); line != null; line = line()) {
      all.append(line).append('\n');
    }
    return all.toString();
  }

  /** Opens a data connection. */
  public Socket data() throws IOException {
    var data = new Socket(InetAddress.getLoopbackAddress(), passivePort());
    data.setSoTimeout(manner.patienceMillis());
    return data;
  }

  public int passivePort() throws IOException {
    String reply = expect(229, "EPSV");
    Matcher port = PORT.matcher(reply);
    assertTrue(port.find(), reply);
    return Integer.parseInt(port.group(1));
  }

  /** Listens for a data connection, and says so. */
  public ServerSocket active() throws IOException {
    var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    listening.setSoTimeout(manner.patienceMillis());
    expect(200, manner.extended() ? eprt(listening.getLocalPort()) : "PORT " + port(listening));
    return listening;
  }

  /** What PORT calls it. */
  static String port(ServerSocket listening) {
    int port = listening.getLocalPort();
    String address = listening.getInetAddress().getHostAddress().replace('.', ',');
    return "%s,%d,%d".formatted(address, port >> 8, port & 255);
  }

  /** How EPRT says a port of this machine. */
  public static String eprt(int port) {
    return "EPRT |1|127.0.0.1|%d|".formatted(port);
  }

  /** Opens a data connection and has a transfer begin over it. */
  public Socket begin(String command) throws IOException {
    Socket data = data();
    try {
      expect(150, command);
      return data;
    } catch (IOException | AssertionError e) {
      data.close();
      throw e;
    }
  }

  /** Makes a whole transfer over a data connection that we open. */
  public <T> T transfer(String command, Use<T> use) throws IOException {
    T made;
    try (Socket data = begin(command)) {
      made = use.with(data);
    }
    assertEquals(226, code());
    return made;
  }

  /** Makes a whole transfer over a data connection that the server opens. */
  public <T> T activeTransfer(String command, Use<T> use) throws IOException {
    T made;
    try (ServerSocket listening = active()) {
      expect(150, command);
      try (Socket data = listening.accept()) {
        made = use.with(data);
      }
    }
    assertEquals(226, code());
    return made;
  }

  /** What comes for {@code command}. */
  String receive(String command) throws IOException {
    return transfer(command, RawClient::text);
  }

  /** All that comes over a data connection. */
  static String text(Socket data) throws IOException {
    return new String(data.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Sends {@code text} with {@code command}. */
  void store(String command, String text) throws IOException {
    transfer(
        command,
        data -> {
          data.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
          return text;
        });
  }

  void sendUrgent(int last) throws IOException {
    socket.sendUrgentData(last);
  }

  /** Goes without a word, the way a process does that is killed with data under way. */
  public void vanish() throws IOException {
    reset(socket);
  }

  /** Closes a connection the way a process does that is killed with data under way. */
  public static void reset(Socket socket) throws IOException {
    if (!socket.isClosed()) {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  /** Ends its half of the connection. */
  public void sayNoMore() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
