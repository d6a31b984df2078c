package dev.lifeguard.examples.ftpd.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifeguard.examples.ftpd.Waiting;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One session of a script with one server. */
final class Conversation implements AutoCloseable {

  private static final Pattern PASV = Pattern.compile("227 .*\\(127,0,0,1,(\\d+),(\\d+)\\)\\.?");
  private static final Pattern EPSV = Pattern.compile("229 .*\\(\\|\\|\\|(\\d+)\\|\\)");

  private final Socket control;
  private final OutputStream out;
  private final InputStream in;
  private @Nullable Socket data;
  private @Nullable ServerSocket listening;

  /** Connects and reads the greeting. */
  Conversation(InetSocketAddress server) throws IOException {
    control = new Socket();
    control.setSoTimeout((int) Waiting.LONGEST.toMillis());
    control.setTcpNoDelay(true);
    control.connect(server);
    out = control.getOutputStream();
    in = new BufferedInputStream(control.getInputStream());
    readReply();
  }

  /**
   * Says it, sees to the data connection, and tells what came back, as far as it means anything.
   */
  String follow(Script.Step step) throws IOException {
    try {
      return step.line().equals("close") ? closeData() : answer(step);
    } catch (HungUpException e) {
      return e.getMessage();
    }
  }

  private String answer(Script.Step step) throws IOException {
    say(withOwnPort(step.line()));
    List<List<String>> replies = new ArrayList<>(List.of(readReply()));
    byte[] received = null;
    if (code(replies).startsWith("1")) {
      received = exchange(step);
      closeData();
      replies.add(readReply());
      if (!step.meanwhile().isEmpty()) {
        replies.add(readReply());
      }
    }
    connectIfToldWhere(replies.getFirst().getFirst());
    return Meaning.of(step, replies, received);
  }

  private static String code(List<List<String>> replies) {
    return replies.getFirst().getFirst().substring(0, 3);
  }

  private void say(String line) throws IOException {
    try {
      out.write((line + "\r\n").getBytes(ISO_8859_1));
      out.flush();
    } catch (SocketException reset) {
      throw new HungUpException();
    }
  }

  /** A star stands for a port of ours, where we listen from now on. */
  private String withOwnPort(String line) throws IOException {
    boolean old = line.startsWith("PORT 127,0,0,1,*");
    if (!old && !line.startsWith("EPRT |1|127.0.0.1|*")) {
      return line;
    }
    closeData();
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    listening.setSoTimeout((int) Waiting.LONGEST.toMillis());
    int port = listening.getLocalPort();
    String text = old ? "%d,%d".formatted(port >> 8, port & 255) : Integer.toString(port);
    return line.replace("*", text);
  }

  private void connectIfToldWhere(String reply) throws IOException {
    Matcher pasv = PASV.matcher(reply);
    Matcher epsv = EPSV.matcher(reply);
    if (pasv.matches()) {
      connect(Integer.parseInt(pasv.group(1)) << 8 | Integer.parseInt(pasv.group(2)));
    } else if (epsv.matches()) {
      connect(Integer.parseInt(epsv.group(1)));
    }
  }

  private void connect(int port) throws IOException {
    closeData();
    data = new Socket(InetAddress.getLoopbackAddress(), port);
    data.setSoTimeout((int) Waiting.LONGEST.toMillis());
  }

  /** Sends or receives the data; returns null if it was not the client that received. */
  private byte @Nullable [] exchange(Script.Step step) throws IOException {
    if (listening != null) {
      data = listening.accept();
      data.setSoTimeout((int) Waiting.LONGEST.toMillis());
    }
    if (data == null) {
      return null;
    }
    if (List.of("STOR", "APPE", "STOU").contains(step.verb())) {
      send(data, step);
      return null;
    }
    byte[] first = data.getInputStream().readNBytes(step.meanwhile().isEmpty() ? 0 : 1);
    if (!step.meanwhile().isEmpty()) {
      say(step.meanwhile());
    }
    byte[] rest = restOf(data);
    return step.meanwhile().equals("ABOR") ? null : joined(first, rest);
  }

  private void send(Socket data, Script.Step step) throws IOException {
    data.getOutputStream().write(step.content().getBytes(ISO_8859_1));
    if (!step.meanwhile().isEmpty()) {
      say(step.meanwhile());
      try {
        data.getOutputStream().write(new byte[1000]);
      } catch (SocketException e) {
        // that is what ABOR is for
      }
    }
  }

  private static byte[] restOf(Socket data) throws IOException {
    try {
      return data.getInputStream().readAllBytes();
    } catch (SocketException reset) {
      return new byte[0];
    }
  }

  private static byte[] joined(byte[] first, byte[] rest) {
    byte[] all = new byte[first.length + rest.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(rest, 0, all, first.length, rest.length);
    return all;
  }

  private List<String> readReply() throws IOException {
    List<String> lines = new ArrayList<>();
    String end;
    do {
      lines.add(readLine());
      end = lines.getFirst().substring(0, 3) + " ";
    } while (!lines.getLast().startsWith(end));
    return lines;
  }

  /** A line up to its end, CR LF; there may be a CR in it. */
  private String readLine() throws IOException {
    var line = new ByteArrayOutputStream();
    try {
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new HungUpException();
        }
        line.write(next);
      }
    } catch (SocketException reset) {
      throw new HungUpException();
    }
    String text = line.toString(UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** Whether the server has ended the session, and said nothing more. */
  String atTheEnd() throws IOException {
    try {
      control.shutdownOutput();
      return in.read() < 0 ? "over" : "not over";
    } catch (SocketException reset) {
      return "over";
    }
  }

  private String closeData() throws IOException {
    if (data != null) {
      data.close();
      data = null;
    }
    if (listening != null) {
      listening.close();
      listening = null;
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    closeData();
    control.close();
  }

  private static final class HungUpException extends IOException {
    private static final long serialVersionUID = 1;

    HungUpException() {
      super("hung up");
    }
  }
}
