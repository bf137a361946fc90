package dev.muxcast.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why nobody could be talked to at an address, in words. Pure but for [#speaksTls].
final class Unreachable {
  private static final int PROBE_MILLIS = 1_000;
  private static final int TLS_ALERT = 0x15;
  private static final int TLS_HANDSHAKE = 0x16;

  private Unreachable() {}

  /// @param cause what the HTTP client said
  static MuxcastException at(URI url, @Nullable Throwable cause) {
    boolean secure = "wss".equals(url.getScheme());
    if (is(cause, UnresolvedAddressException.class)) {
      return new MuxcastException.NoServer(
          "There is no host '" + url.getHost() + "', which " + url + " names.");
    }
    if (is(cause, NoRouteToHostException.class)) {
      return new MuxcastException.NoServer("The host of " + url + " can't be reached from here.");
    }
    if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
      // The HTTP client does not tell of an alert that comes after its side of the handshake.
      String orElse =
          secure
              ? " (or it asks for a certificate: give MUXCAST_CLIENT_CERT and MUXCAST_CLIENT_KEY)"
              : "";
      return new MuxcastException.NoServer("No answer from " + url + " in time" + orElse + ".");
    }
    if (cause instanceof SSLException no) {
      return root(no).contains("SSL message")
          ? new MuxcastException.NoServer(
              "What answers at " + url + " does not encrypt: is it ws:// instead of wss://?")
          : new MuxcastException.Refused(
              "TLS",
              "No trust between this client and the server at " + url + ": " + root(no) + ".");
    }
    if (cause instanceof ConnectException) {
      return new MuxcastException.NoServer(
          "No muxcast server answers at " + url + " (connection refused).");
    }
    return new MuxcastException.NoServer(
        !secure && speaksTls(url)
            ? "The server at " + url + " encrypts: use wss:// instead of ws://."
            : "What answers at " + url + " is no muxcast server.");
  }

  private static boolean is(@Nullable Throwable failed, Class<? extends Throwable> type) {
    for (Throwable each = failed; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private static String root(Throwable failed) {
    Throwable root = failed;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /// Whether plain HTTP is answered there by a record of TLS.
  private static boolean speaksTls(URI url) {
    try (var socket = new Socket()) {
      int port = url.getPort() < 0 ? 80 : url.getPort();
      socket.connect(new InetSocketAddress(url.getHost(), port), PROBE_MILLIS);
      socket.setSoTimeout(PROBE_MILLIS);
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      int first = in.read();
      return first == TLS_ALERT || first == TLS_HANDSHAKE;
    } catch (IOException | IllegalArgumentException none) {
      return false;
    }
  }
}
