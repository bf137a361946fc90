package dev.muxcast.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Connections that never authenticate, as many as can be made: silent ones, ones that drip a
/// request, ones that become a WebSocket and say nothing, ones with a wrong token, and ones that
/// announce a gigabyte. Each is held, dripping, until so many newer ones have come.
///
/// Its threads run from `start` until all connections were made.
public final class Crowd {
  private static final int THREADS = 8;
  private static final int HELD_EACH = 32;
  private static final int CONNECT_MILLIS = 2_000;
  private static final String UPGRADE =
      "GET /monitor HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
  private static final byte[] DRIP = {'x'};

  private final int port;
  private final int size;
  private final List<byte[]> openings =
      List.of(
          new byte[0],
          bytes("GET /monitor HTTP/1.1\r\nHost: localhost\r\nX-Slow: "),
          bytes(UPGRADE),
          bytes(UPGRADE + frame("{\"action\":\"auth\",\"token\":\"mux_wrong\"}")),
          bytes(UPGRADE + "\u0081\u00ff\0\0\0\0\u0040\0\0\0\0\0\0\0"));
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();

  private Crowd(int port, int size) {
    this.port = port;
    this.size = size;
  }

  /// Sends them off.
  public static Crowd start(int port, int size) {
    Crowd crowd = new Crowd(port, size);
    for (int i = 0; i < THREADS; i++) {
      crowd.threads.add(Thread.ofPlatform().name("crowd-" + i).start(crowd::come));
    }
    return crowd;
  }

  /// How many connections the server's machine has taken so far.
  public int made() {
    return made.get();
  }

  /// Whether some are still to come.
  public boolean coming() {
    return threads.stream().anyMatch(Thread::isAlive);
  }

  private void come() {
    ArrayDeque<SocketChannel> held = new ArrayDeque<>();
    for (int i = begun.getAndIncrement(); i < size; i = begun.getAndIncrement()) {
      try {
        held.add(one(openings.get(i % openings.size())));
        made.incrementAndGet();
      } catch (IOException refused) {
        // The server need not take everybody.
      }
      held.forEach(Crowd::drip);
      if (held.size() > HELD_EACH) {
        end(held.remove());
      }
    }
    held.forEach(Crowd::end);
  }

  private SocketChannel one(byte[] opening) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      // A reset when it is closed: ten thousand ends must not wait in this machine's table.
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      Socket socket = channel.socket();
      socket.connect(
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), CONNECT_MILLIS);
      channel.configureBlocking(false);
      channel.write(ByteBuffer.wrap(opening));
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static void drip(SocketChannel channel) {
    try {
      channel.write(ByteBuffer.wrap(DRIP));
    } catch (IOException cut) {
      // As it should be.
    }
  }

  private static void end(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nobody is left to tell.
    }
  }

  /// A text frame, masked with zeros.
  private static String frame(String text) {
    return "\u0081" + (char) (0x80 | text.length()) + "\0\0\0\0" + text;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
