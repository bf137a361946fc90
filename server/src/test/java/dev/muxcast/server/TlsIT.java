package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.Role;
import dev.muxcast.event.Severity;
import dev.muxcast.queue.EventQueue;
import dev.muxcast.queue.MemoryStore;
import dev.muxcast.tls.SelfSigned;
import dev.muxcast.tls.Tls;
import dev.muxcast.tls.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections over TLS, by real sockets.
@Timeout(60)
class TlsIT {

  @TempDir Path folder;
  private TlsFiles files;
  private TlsFiles others;
  private ServerFixture server;
  private Tls tls;

  @BeforeEach
  void makeCertificates() throws IOException {
    files = certificate("server");
    others = certificate("others");
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  private TlsFiles certificate(String name) throws IOException {
    Path place = Files.createDirectory(folder.resolve(name));
    return SelfSigned.in(place, List.of("dns:localhost"));
  }

  private void serve(Path clientCa) throws IOException {
    tls = new Tls(new TlsFiles(files.cert(), files.key(), clientCa), fingerprint -> {});
    server =
        new ServerFixture(folder, Limits.DEFAULT, new EventQueue(new MemoryStore(), 1 << 20), tls);
  }

  private SSLSocket connect(TlsFiles own, String... versions) throws IOException {
    return TlsPeer.connect(TestClient.open(server.port()), own, versions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aClientIsServedAsOnAPlainConnection(String version) throws IOException {
    serve(null);
    SSLSocket socket = connect(null, version);
    try (TestClient client = TestClient.connect(socket, "/monitor")) {
      client.authenticate(server.token(Role.VIEWER));
      assertEquals(version, socket.getSession().getProtocol());
      assertEquals(tls.fingerprint(), TlsPeer.fingerprint(socket));
      client.ask("{\"action\":\"subscribe\"}", "subscription.confirmed");
      for (int i = 0; i < 1_000; i++) {
        server.output("work", "line " + i + "\n", Severity.INFO);
      }
      for (int i = 0; i < 1_000; i++) {
        assertTrue(client.expect("pane.output").contains("\"content\":\"line " + i + "\\n\""));
      }
      server.clients.shutDown();
      assertEquals(4000, client.awaitClose());
    }
  }

  @Test
  void anOlderVersionIsRefusedWithTheAlertForThat() throws IOException {
    serve(null);
    try (Socket socket = TestClient.open(server.port())) {
      socket.getOutputStream().write(TlsPeer.helloOfVersion11());
      byte[] alert = socket.getInputStream().readNBytes(7);
      assertEquals(21, alert[0], "an alert");
      assertArrayEquals(new byte[] {2, 70}, new byte[] {alert[5], alert[6]}, "protocol_version");
    }
  }

  @Test
  void newFilesHoldForNewConnectionsWithoutARestart_andOpenOnesGoOn() throws IOException {
    serve(null);
    String before = tls.fingerprint();
    try (TestClient old = TestClient.connect(connect(null), "/monitor")) {
      old.authenticate(server.token(Role.VIEWER));
      replace(others.cert(), files.cert());
      replace(others.key(), files.key());
      while (tls.fingerprint().equals(before)) {
        LockSupport.parkNanos(10_000_000);
      }
      try (SSLSocket fresh = connect(null)) {
        fresh.startHandshake();
        assertNotEquals(before, TlsPeer.fingerprint(fresh));
        assertEquals(tls.fingerprint(), TlsPeer.fingerprint(fresh));
      }
      old.ask("{\"action\":\"ping\"}", "pong");
    }
  }

  @Test
  void newFilesThatAreNoGoodLeaveTheOldCertificateInForce() throws IOException {
    serve(null);
    String before = tls.fingerprint();
    replace(others.cert(), files.cert());
    tls.refresh();
    Files.delete(files.key());
    tls.refresh();
    try (SSLSocket socket = connect(null)) {
      socket.startHandshake();
      assertEquals(before, TlsPeer.fingerprint(socket));
    }
    replace(others.key(), files.key());
    tls.refresh();
    assertNotEquals(before, tls.fingerprint());
  }

  @Test
  void whereClientsMustShowACertificateOnlyOneOfTheRootsGetsIn() throws IOException {
    serve(others.cert());
    try (SSLSocket without = connect(null)) {
      assertThrows(IOException.class, () -> TestClient.connect(without, "/monitor"));
    }
    try (SSLSocket foreign = connect(certificate("foreign"))) {
      assertThrows(IOException.class, () -> TestClient.connect(foreign, "/monitor"));
    }
    try (TestClient known = TestClient.connect(connect(others), "/monitor")) {
      known.authenticate(server.token(Role.VIEWER));
    }
    assertEquals(0, server.queue.top());
  }

  @Test
  void plainHttpIsNotAnswered() throws IOException {
    serve(null);
    String head = TestClient.head("/healthz", "Host: localhost");
    assertTrue(!TestClient.status(server.port(), head).contains("HTTP/1.1"));
  }

  @Test
  void aHandshakeThatDripsIsCutOff() throws IOException {
    serve(null);
    byte[] hello = TlsPeer.helloOfVersion11();
    try (Socket socket = TestClient.open(server.port())) {
      socket.setSoTimeout((int) Duration.ofMillis(200).toMillis());
      InputStream in = socket.getInputStream();
      int sent = 0;
      while (true) {
        try {
          socket.getOutputStream().write(hello[sent++]);
          if (in.read() < 0) {
            break;
          }
        } catch (SocketTimeoutException stillOpen) {
          assertTrue(sent < hello.length, "it was never cut off");
        } catch (SocketException cut) {
          break;
        }
      }
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    Path near = to.resolveSibling("new");
    Files.copy(from, near, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    Files.move(near, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
