package dev.muxcast.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One WebSocket connection: text in, text out, and how it ended.
///
/// Threads: the listener's methods run one after another on the HTTP client's thread; the sink is
/// called there and may wait. [#send] may be called from any thread.
final class Connection implements WebSocket.Listener {

  private final Consumer<String> sink;
  private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
  private final ReentrantLock sending = new ReentrantLock();
  private final ReentrantLock receiving = new ReentrantLock();
  private volatile long heardNanos = System.nanoTime();

  // Owned by the listener.
  private final StringBuilder partial = new StringBuilder();

  // Guarded by receiving.
  private boolean retired;

  // Written once, before the connection is handed out.
  private @Nullable WebSocket socket;

  private Connection(Consumer<String> sink) {
    this.sink = sink;
  }

  /// Connects.
  ///
  /// @throws MuxcastException.NoServer when nothing answers there
  /// @throws MuxcastException.Refused when what answers wants no such connection
  static Connection open(HttpClient client, URI url, Duration timeout, Consumer<String> sink) {
    var connection = new Connection(sink);
    try {
      connection.socket =
          client
              .newWebSocketBuilder()
              .connectTimeout(timeout)
              .buildAsync(url, connection)
              .get(timeout.toMillis() + 1000, TimeUnit.MILLISECONDS);
      return connection;
    } catch (ExecutionException | CompletionException failed) {
      throw failure(url, failed.getCause());
    } catch (TimeoutException late) {
      throw Unreachable.at(url, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MuxcastException.Lost("Interrupted while connecting.");
    }
  }

  private static MuxcastException failure(URI url, @Nullable Throwable cause) {
    if (cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
      int status = refused.getResponse().statusCode();
      return switch (status) {
        case 503 -> new MuxcastException.NoServer("The server at " + url + " is not ready.");
        case 403 ->
            new MuxcastException.Refused(
                "403",
                "The server at " + url + " refuses that name: its server.allowed_hosts lacks it.");
        default ->
            new MuxcastException.NoServer(
                "What answers at " + url + " is no muxcast server (HTTP " + status + ").");
      };
    }
    return Unreachable.at(url, cause);
  }

  /// Sends one message; returns when it was handed to the network.
  ///
  /// @throws MuxcastException.Lost when the connection has ended
  void send(String text, Duration timeout) {
    sending.lock();
    try {
      socket().sendText(text, true).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException failed) {
      throw new MuxcastException.Lost("The connection was lost while sending.");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MuxcastException.Lost("Interrupted while sending.");
    } finally {
      sending.unlock();
    }
  }

  /// How it ends; complete once it has.
  CompletableFuture<CloseReason> closed() {
    return closed;
  }

  /// How long nothing has come, pings included.
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heardNanos);
  }

  /// Says goodbye, without waiting for the answer.
  void close() {
    try {
      socket().sendClose(WebSocket.NORMAL_CLOSURE, "").get(1, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException gone) {
      // Then it is closed already.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    socket().abort();
    closed.complete(new CloseReason(WebSocket.NORMAL_CLOSURE, "closed by this client"));
  }

  /// Makes sure that nothing of this connection reaches the sink any more.
  void retire() {
    socket().abort();
    receiving.lock();
    try {
      retired = true;
    } finally {
      receiving.unlock();
    }
  }

  private WebSocket socket() {
    WebSocket open = socket;
    if (open == null) {
      throw new IllegalStateException("not open");
    }
    return open;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    heardNanos = System.nanoTime();
    partial.append(data);
    if (last) {
      String text = partial.toString();
      partial.setLength(0);
      receive(text);
    }
    from.request(1);
    return null;
  }

  private void receive(String text) {
    receiving.lock();
    try {
      if (!retired) {
        sink.accept(text);
      }
    } finally {
      receiving.unlock();
      heardNanos = System.nanoTime();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    heardNanos = System.nanoTime();
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(new CloseReason(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(new CloseReason(CloseReason.BROKEN.code(), String.valueOf(error)));
  }
}
