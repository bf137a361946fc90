package dev.muxcast.server;

import dev.muxcast.net.FrameDecoder;
import dev.muxcast.net.Frames;
import dev.muxcast.net.Incoming;
import dev.muxcast.net.Wire;
import dev.muxcast.protocol.SchemaCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// A WebSocket client for tests: a plain socket, so that it can also do what no library would.
public final class TestClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final FrameDecoder decoder = new FrameDecoder(FrameDecoder.Role.CLIENT, 1 << 24);
  private final byte[] buffer = new byte[16 * 1024];
  private final ArrayDeque<byte[]> binaries = new ArrayDeque<>();
  private boolean binaryToo;
  private int closeCode;

  private TestClient(Socket socket) {
    this.socket = socket;
  }

  static Socket open(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  static String head(String path, String... headers) {
    return "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
  }

  static String upgradeHead(String path, String... more) {
    List<String> headers =
        new ArrayList<>(
            List.of(
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13"));
    headers.addAll(List.of(more));
    return head(path, headers.toArray(String[]::new));
  }

  /// The status line that a request is answered.
  static String status(int port, String head) throws IOException {
    try (Socket socket = open(port)) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      return readHead(socket).lines().findFirst().orElse("");
    }
  }

  public static TestClient connect(int port, String path) throws IOException {
    return connect(open(port), path);
  }

  static TestClient connect(Socket socket, String path) throws IOException {
    String head = upgradeHead(path, "Host: localhost:" + socket.getPort());
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    return upgraded(socket);
  }

  private static TestClient upgraded(Socket socket) throws IOException {
    String head = readHead(socket);
    if (!head.startsWith("HTTP/1.1 101")) {
      throw new IOException(head);
    }
    return new TestClient(socket);
  }

  /// A client that has been greeted and has authenticated.
  public static TestClient authenticated(int port, String token) throws IOException {
    return connect(port, "/monitor").authenticate(token);
  }

  public TestClient authenticate(String token) throws IOException {
    expect("connection.established");
    String answer = ask("{\"action\":\"auth\",\"token\":\"" + token + "\"}", "auth.response");
    if (!answer.contains("\"success\":true")) {
      throw new AssertionError(answer);
    }
    return this;
  }

  private static String readHead(Socket socket) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  public void send(String text) throws IOException {
    raw(Wire.mask(Frames.text(text), 0x12345678));
  }

  void raw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  Socket socket() {
    return socket;
  }

  /// The next text message; null when the connection ended, and then `closeCode` says how. Pings
  /// are answered.
  public String next() throws IOException {
    while (closeCode == 0) {
      Incoming incoming = decoder.next();
      switch (incoming) {
        case null -> {
          int size = socket.getInputStream().read(buffer);
          if (size < 0) {
            return null;
          }
          decoder.feed(buffer, 0, size);
        }
        case Incoming.Text text -> {
          Traffic.check(text.text());
          return text.text();
        }
        case Incoming.Ping ping -> raw(Wire.mask(Frames.pong(ping.bytes()), 1));
        case Incoming.Close close -> {
          closeCode = close.code();
          return null;
        }
        case Incoming.Binary binary -> {
          binaries.add(binary.bytes());
          if (binaryToo) {
            return "";
          }
        }
        case Incoming.Pong _ -> {}
        case Incoming.Violation violation -> throw new IOException(violation.reason());
      }
    }
    return null;
  }

  /// The next binary message; null when the connection ended. Text before it is passed over.
  byte[] nextBinary() throws IOException {
    binaryToo = true;
    while (binaries.isEmpty() && next() != null) {}
    binaryToo = false;
    return binaries.poll();
  }

  /// The next message that is no bookmark, which must be of that type.
  public String expect(String type) throws IOException {
    while (true) {
      String message = next();
      if (message == null) {
        throw new AssertionError("closed with " + closeCode + " instead of " + type);
      }
      if (message.contains("\"type\":\"" + type + "\"")) {
        return message;
      }
      if (!message.contains("\"type\":\"bookmark\"")) {
        throw new AssertionError(type + " was expected, not " + message);
      }
    }
  }

  /// Sends a request and expects its answer. What is not refused must be what the contract allows.
  public String ask(String request, String type) throws IOException {
    if (!type.equals("error")) {
      SchemaCheck.validateClientMessage(request);
    }
    send(request);
    return expect(type);
  }

  /// Reads to the end of the connection and tells its close code; 0 when there was none.
  public int awaitClose() throws IOException {
    while (next() != null) {}
    return closeCode;
  }

  static long number(String json, String name) {
    int from = json.indexOf("\"" + name + "\":") + name.length() + 3;
    int to = from;
    while (to < json.length() && "-0123456789".indexOf(json.charAt(to)) >= 0) {
      to++;
    }
    return Long.parseLong(json.substring(from, to));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
