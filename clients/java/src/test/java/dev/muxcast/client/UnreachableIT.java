package dev.muxcast.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muxcast.tls.SelfSigned;
import dev.muxcast.tls.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Where no server answers, the address that was tried is named, and what is wrong with it.
@Timeout(60)
class UnreachableIT {
  @TempDir Path folder;

  private static String words(URI url) {
    return assertThrows(MuxcastException.class, () -> Muxcast.connect(url.toString(), "mux_t"))
        .getMessage();
  }

  private static URI url(String scheme, int port) {
    return URI.create(scheme + "://127.0.0.1:" + port + "/monitor");
  }

  /// A server that answers every connection with these words.
  private static ServerSocket answering(String words) throws IOException {
    var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              try (Socket socket = listener.accept()) {
                var _ = socket.getInputStream().read(new byte[4096]);
                socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
              }
            }
          } catch (IOException closed) {
            // The test is over.
          }
        });
    return listener;
  }

  @Test
  void whereNobodyListens() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    URI url = url("ws", free);
    assertEquals("No muxcast server answers at " + url + " (connection refused).", words(url));
  }

  @Test
  void whereThereIsNoSuchHost() {
    URI url = URI.create("ws://no-such-host.invalid:8765/monitor");
    assertEquals("There is no host 'no-such-host.invalid', which " + url + " names.", words(url));
  }

  @Test
  void whereTheServerEncryptsAndTheAddressDoesNot() throws IOException {
    var files = SelfSigned.in(folder, List.of("ip:127.0.0.1"));
    var tls = new Tls(files, fingerprint -> {});
    try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            while (!listener.isClosed()) {
              try (Socket socket = tls.over(listener.accept())) {
                var _ = socket.getInputStream().read();
              } catch (IOException plain) {
                // That is what is tried.
              }
            }
          });
      URI url = url("ws", listener.getLocalPort());
      assertEquals("The server at " + url + " encrypts: use wss:// instead of ws://.", words(url));
    }
  }

  @Test
  void whereTheAddressEncryptsAndTheServerDoesNot() throws IOException {
    try (ServerSocket listener = answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      URI url = url("wss", listener.getLocalPort());
      assertEquals(
          "What answers at " + url + " does not encrypt: is it ws:// instead of wss://?",
          words(url));
    }
  }

  @Test
  void whereSomethingElseAnswers() throws IOException {
    try (ServerSocket ssh = answering("SSH-2.0-OpenSSH_9.2\r\n");
        ServerSocket web = answering("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n")) {
      URI url = url("ws", ssh.getLocalPort());
      assertEquals("What answers at " + url + " is no muxcast server.", words(url));
      URI other = url("ws", web.getLocalPort());
      assertEquals("What answers at " + other + " is no muxcast server (HTTP 404).", words(other));
    }
  }
}
