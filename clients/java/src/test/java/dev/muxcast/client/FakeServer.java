package dev.muxcast.client;

import dev.muxcast.net.FrameDecoder;
import dev.muxcast.net.Frames;
import dev.muxcast.net.Handshake;
import dev.muxcast.net.HttpOutcome;
import dev.muxcast.net.HttpRequest;
import dev.muxcast.net.HttpRequestDecoder;
import dev.muxcast.net.HttpResponse;
import dev.muxcast.net.Incoming;
import dev.muxcast.tls.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A server on a real socket whose every word the test says itself.
///
/// Threads: one accepts; the test talks to each [Peer] it takes.
final class FakeServer implements AutoCloseable {

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();

  private final @Nullable Tls tls;

  FakeServer() throws IOException {
    this(null);
  }

  /// @param tls null for plain connections
  FakeServer(@Nullable Tls tls) throws IOException {
    this.tls = tls;
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        accepted.add(listener.accept());
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  URI url() {
    return URI.create(
        (tls == null ? "ws" : "wss") + "://127.0.0.1:" + listener.getLocalPort() + "/monitor");
  }

  /// The next client, after the upgrade.
  Peer peer() throws Exception {
    Socket socket = accepted.poll(10, TimeUnit.SECONDS);
    if (socket == null) {
      throw new AssertionError("no client came");
    }
    var peer = new Peer(tls == null ? socket : tls.over(socket));
    try {
      peer.upgrade();
    } catch (IOException refused) {
      socket.close();
      throw refused;
    }
    return peer;
  }

  /// The next client, greeted and let in.
  Peer admitted() throws Exception {
    Peer peer = peer();
    peer.send("{\"type\":\"connection.established\",\"client_id\":\"c1\"}");
    peer.auth = peer.expect("auth");
    peer.send(
        "{\"type\":\"auth.response\",\"request_id\":\"%s\",\"success\":true,\"role\":\"admin\"}",
        peer.auth.get("request_id"));
    return peer;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /// One connection, seen from the server.
  static final class Peer {
    private final Socket socket;
    private final byte[] buffer = new byte[8192];

    /// What the client said of itself.
    Map<String, Object> auth = Map.of();

    private final FrameDecoder frames = new FrameDecoder(FrameDecoder.Role.SERVER, 1 << 20);

    Peer(Socket socket) {
      this.socket = socket;
    }

    private void upgrade() throws IOException {
      var decoder = new HttpRequestDecoder(0);
      HttpOutcome outcome = null;
      while (outcome == null) {
        int length = socket.getInputStream().read(buffer);
        decoder.feed(buffer, 0, length);
        outcome = decoder.outcome();
      }
      HttpResponse response =
          switch (Handshake.of((HttpRequest) outcome)) {
            case Handshake.Accepted(HttpResponse yes) -> yes;
            case Handshake.Refused refused -> HttpResponse.of(refused.refusal());
          };
      write(response.encode());
    }

    /// Waits for a request and checks what it is.
    Map<String, Object> expect(String action) throws IOException {
      while (true) {
        switch (frames.next()) {
          case null -> {
            int length = socket.getInputStream().read(buffer);
            if (length < 0) {
              throw new AssertionError("the client has gone before " + action);
            }
            frames.feed(buffer, 0, length);
          }
          case Incoming.Text(String text) -> {
            // What `confirm` says of a later version is rightly given back as it came.
            RequestSchema.check(text.replace(",\"later\":1", ""));
            Map<String, Object> request = JsonText.read(text);
            if (!action.equals(request.get("action"))) {
              throw new AssertionError(action + " expected, not " + text);
            }
            return request;
          }
          case Incoming other -> throw new AssertionError("unexpected " + other);
        }
      }
    }

    void send(String json, Object... values) {
      write(Frames.text(values.length == 0 ? json : String.format(json, values)));
    }

    /// An event of the log.
    void event(long seq) {
      send(
          "{\"type\":\"custom.x\",\"timestamp\":\"2026-01-01T00:00:00.000Z\",\"seq\":%d,\"data\":{}}",
          seq);
    }

    /// Confirms a subscription.
    void confirm(Map<String, Object> request, String epoch, long oldest, long top, boolean whole) {
      send(
          "{\"type\":\"subscription.confirmed\",\"request_id\":\"%s\",\"subscriptions\":"
              + "[{\"effect\":\"include\",\"filters\":{\"types\":[\"custom.*\"],\"later\":1}}],"
              + "\"effective_from\":1,\"epoch\":\"%s\",\"oldest\":%d,\"top\":%d,\"recovered\":%b}",
          request.get("request_id"), epoch, oldest, top, whole);
    }

    void close(int code) throws IOException {
      write(Frames.close(code, ""));
      socket.close();
    }

    void drop() throws IOException {
      socket.close();
    }

    private void write(byte[] bytes) {
      try {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }
  }
}
