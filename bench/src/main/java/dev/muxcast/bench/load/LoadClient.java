package dev.muxcast.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/// One WebSocket connection. It is set up by blocking calls on any thread and then handed to a
/// `Fleet`, whose thread owns it from there on.
public final class LoadClient implements AutoCloseable, FrameScanner.Control {
  private static final int SET_UP_BUFFER = 256 * 1024;

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocate(SET_UP_BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private final Queue<String> replies = new ArrayDeque<>();
  private ByteBuffer rest = ByteBuffer.allocate(0);
  private volatile int closeCode;
  private volatile boolean ended;
  private boolean leaving;

  private LoadClient(SocketChannel channel) {
    this.channel = channel;
  }

  /// Connects and shakes hands (RFC 6455 §4.1).
  public static LoadClient connect(Endpoint endpoint) throws IOException {
    SocketChannel channel =
        SocketChannel.open(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), endpoint.port()));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    LoadClient client = new LoadClient(channel);
    client.shakeHands(endpoint);
    return client;
  }

  /// Connects, reads `connection.established`, and proves who it is.
  public static LoadClient authenticated(Endpoint endpoint) throws IOException {
    LoadClient client = connect(endpoint);
    client.await("connection.established");
    client.send("{\"action\":\"auth\",\"token\":\"" + endpoint.token() + "\"}");
    String answer = client.await("auth.response");
    if (!answer.contains("\"success\":true")) {
      throw new IOException("the server refused the token: " + answer);
    }
    return client;
  }

  /// Subscribes with the given members of the request (`"filters":{}`) and gives the confirmation.
  /// Events that came right behind it are kept for the fleet.
  public String subscribe(String members) throws IOException {
    send("{\"action\":\"subscribe\"," + members + "}");
    return await("subscription.confirmed");
  }

  /// Sends one text frame, masked with zeros, which is legal and costs nothing.
  public void send(String json) throws IOException {
    write(0x81, json.getBytes(StandardCharsets.UTF_8));
  }

  /// Waits for the next message of this type; an `error` on the way ends the measurement.
  public String await(String type) throws IOException {
    String wanted = "{\"type\":\"" + type + "\"";
    while (true) {
      takeOneFrame();
      String message = replies.poll();
      if (message == null) {
        read();
      } else if (message.startsWith(wanted)) {
        return message;
      } else if (message.startsWith("{\"type\":\"error\"")) {
        throw new IOException("the server refused: " + message);
      }
    }
  }

  /// Reads whatever comes and forgets it, until the connection ends.
  public void forget() throws IOException {
    while (channel.read(in.clear()) >= 0) {}
  }

  /// The code the server closed with, 0 while it has not.
  public int closeCode() {
    return closeCode;
  }

  /// Whether the stream has ended without this side having asked for it.
  public boolean endedBySelf() {
    return ended;
  }

  @Override
  public void ping(ByteBuffer bytes, int start, int length) {
    byte[] payload = new byte[length];
    bytes.get(start, payload);
    try {
      write(0x8a, payload);
    } catch (IOException e) {
      ended = true;
    }
  }

  @Override
  public void close(int code) {
    closeCode = code;
  }

  @Override
  public void close() throws IOException {
    leaving = true;
    channel.close();
  }

  SocketChannel channel() {
    return channel;
  }

  boolean leaving() {
    return leaving;
  }

  void end() {
    ended = true;
  }

  /// Moves what was not scanned yet to the front of the shared buffer.
  void giveRest(ByteBuffer shared) {
    shared.put(rest);
  }

  /// Keeps the bytes [from, to) of the shared buffer for the next read.
  void keepRest(ByteBuffer shared, int from, int to) {
    int length = to - from;
    if (rest.capacity() < length) {
      rest = ByteBuffer.allocate(Math.max(length, 512));
    }
    rest.clear();
    rest.put(0, shared, from, length);
    rest.limit(length);
  }

  /// Ends the set-up: what was read too early becomes the rest.
  void handOver() throws IOException {
    rest = ByteBuffer.allocate(in.position());
    in.flip();
    rest.put(in).flip();
    in.limit(0);
    channel.configureBlocking(false);
  }

  private void shakeHands(Endpoint endpoint) throws IOException {
    String request =
        "GET "
            + endpoint.path()
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + endpoint.port()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    int end;
    do {
      read();
      end = endOfHead();
    } while (end < 0);
    String head = EventFrames.string(in, 0, end);
    if (!head.startsWith("HTTP/1.1 101")) {
      throw new IOException("no upgrade: " + head);
    }
    drop(end);
  }

  private int endOfHead() {
    for (int i = 3; i < in.position(); i++) {
      if (in.get(i) == '\n' && in.get(i - 2) == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private void read() throws IOException {
    if (channel.read(in) < 0) {
      throw new EOFException("the server closed the connection, code " + closeCode);
    }
  }

  /// Takes exactly one frame out of the set-up buffer, so that what follows a reply stays in it.
  private void takeOneFrame() {
    int limit = in.position();
    int whole = oneFrame(limit);
    if (whole > 0) {
      FrameScanner.scan(
          in, 0, whole, (b, start, n, t) -> replies.add(EventFrames.string(b, start, n)), this, 0);
      drop(whole);
    }
  }

  private int oneFrame(int limit) {
    if (limit < 2) {
      return 0;
    }
    int length = in.get(1) & 0x7f;
    int head = length == 126 ? 4 : length == 127 ? 10 : 2;
    if (limit < head) {
      return 0;
    }
    long whole =
        head
            + switch (length) {
              case 126 -> (in.get(2) & 0xff) << 8 | in.get(3) & 0xff;
              case 127 -> Long.reverseBytes(in.getLong(2));
              default -> length;
            };
    if (whole > in.capacity()) {
      throw new IllegalStateException("a frame of " + whole + " bytes during the set-up");
    }
    return whole <= limit ? (int) whole : 0;
  }

  private void drop(int bytes) {
    in.flip().position(bytes);
    in.compact();
  }

  private void write(int first, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
    frame.put((byte) first);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    }
    frame.putInt(0).put(payload).flip();
    while (frame.hasRemaining()) {
      channel.write(frame);
    }
  }
}
