package dev.muxcast.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OwnServerIT {

  /// Lets WebSockets in, as a muxcast server would, and tells at the end how much it was told.
  private static final String IMPOSTOR =
      """
      import base64, hashlib, re, socket, sys, threading
      server = socket.socket(); server.bind(("127.0.0.1", 0)); server.listen(20)
      print(server.getsockname()[1], flush=True)
      told = []
      def one(peer):
          head = b""
          while not head.endswith(b"\\r\\n\\r\\n"): head += peer.recv(1)
          key = re.search(rb"(?i)sec-websocket-key: (\\S+)", head).group(1)
          answer = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
          peer.sendall(b"HTTP/1.1 101 x\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n"
                       b"Sec-WebSocket-Accept: " + answer + b"\\r\\n\\r\\n")
          try: told.append(len(peer.recv(65536)))
          except OSError: told.append(0)
          done.set()
      def take():
          while True: threading.Thread(target=one, args=(server.accept()[0],), daemon=True).start()
      done = threading.Event()
      threading.Thread(target=take, daemon=True).start()
      sys.stdin.readline(); done.wait(20)
      print(sum(told), flush=True)
      """;

  @TempDir Path home;
  private Process impostor;

  @AfterEach
  void end() throws InterruptedException {
    if (impostor != null) {
      impostor.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
  }

  private BufferedReader impostor(String user) throws IOException {
    Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    Assumptions.assumeTrue(
        uid.equals(0), "only root can become another user: run this test as root");
    var builder =
        new ProcessBuilder(
            "setpriv", "--reuid=" + user, "--clear-groups", "python3", "-c", IMPOSTOR);
    builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
    impostor = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return impostor.inputReader();
  }

  private static URI at(String host, int port) {
    return URI.create("ws://" + host + ":" + port + "/monitor");
  }

  @Test
  void onesOwnIsKnown_onBothFamilies_alsoWhileItTalks() throws Exception {
    for (String host : new String[] {"127.0.0.1", "::1"}) {
      URI url;
      String written = host.equals("::1") ? "[::1]" : host;
      try (var server = new ServerSocket(0, 10, InetAddress.getByName(host))) {
        url = at(written, server.getLocalPort());
        assertTrue(OwnServer.isAt(url), host);
        try (var client = new Socket(host, server.getLocalPort());
            Socket peer = server.accept()) {
          assertTrue(client.isConnected() && peer.isConnected());
          assertTrue(OwnServer.isAt(url), host);
        }
      }
      assertFalse(OwnServer.isAt(url), host);
    }
    try (var everywhere = new ServerSocket(0)) {
      assertTrue(OwnServer.isAt(at("127.0.0.1", everywhere.getLocalPort())));
    }
  }

  @Test
  void anotherUsersIsToldNothing_thoughItAnswers() throws Exception {
    BufferedReader out = impostor("20002");
    URI url = at("127.0.0.1", Integer.parseInt(out.readLine()));
    assertFalse(OwnServer.isAt(url));
    var refused =
        assertThrows(
            MuxcastException.NoServer.class,
            () -> Muxcast.connect(Options.of(url, "mux_secret").withOwn(true)));
    assertTrue(refused.getMessage().contains("is not this user's server"), refused.getMessage());
    impostor.outputWriter().write("\n");
    impostor.outputWriter().flush();
    assertEquals("0", out.readLine());
  }

  @Test
  void theAddressOfAServerThatIsGoneIsNone() throws Exception {
    var environment = Map.of("MUXCAST_HOME", home.toString());
    Files.writeString(home.resolve("url"), "ws://127.0.0.1:1/monitor\n");
    assertNull(Address.find(environment).url());
    assertThrows(MuxcastException.NoServer.class, () -> Address.now(environment));
    String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
    String begun = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
    long pid = ProcessHandle.current().pid();
    Files.writeString(home.resolve("lock"), pid + " " + begun + "\n");
    assertEquals(at("127.0.0.1", 1), Address.find(environment).url());
    assertEquals(at("127.0.0.1", 1), Address.now(environment));
    Files.writeString(home.resolve("lock"), pid + " 1" + begun + "\n");
    assertNull(Address.find(environment).url());
    Files.writeString(home.resolve("lock"), pid + "\n");
    assertNull(Address.find(environment).url());
  }
}
