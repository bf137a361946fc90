package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.Role;
import dev.muxcast.net.Frames;
import dev.muxcast.net.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that take more than their share, tried on the running server.
@Timeout(60)
class LimitsIT extends ServedTest {

  private String wrongToken() throws IOException {
    try (TestClient client = TestClient.connect(server.port(), "/monitor")) {
      client.send("{\"action\":\"auth\",\"token\":\"mux_wrong\"}");
      String last = "";
      for (String next = client.next(); next != null; next = client.next()) {
        last = next;
      }
      return client.awaitClose() + (last.contains("AUTH_FAILED") ? " told" : "");
    }
  }

  private String postTicket(String token) throws IOException {
    String head =
        TestClient.head(
                "/ticket", "Host: localhost:" + server.port(), "Authorization: Bearer " + token)
            .replace("GET", "POST");
    return TestClient.status(server.port(), head);
  }

  @Test
  void manyWrongTokensGetNoMoreAnswers_andARightOneStillPasses() throws IOException {
    List<String> ends = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ends.add(wrongToken());
    }
    assertEquals(List.of("4500 told", "4009"), ends.stream().distinct().toList());
    assertEquals(10, ends.indexOf("4009"));
    assertTrue(postTicket("mux_wrong").startsWith("HTTP/1.1 429"));
    assertTrue(postTicket(server.token(Role.VIEWER)).startsWith("HTTP/1.1 200"));
    try (TestClient owner = server.client(Role.ADMIN)) {
      owner.ask("{\"action\":\"ping\"}", "pong");
    }
  }

  @Test
  void anAnnouncedGigabyteEndsTheConnectionByItsHeaderAlone() throws IOException {
    byte[] header = {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4};
    try (TestClient stranger = TestClient.connect(server.port(), "/monitor");
        TestClient client = server.client(Role.VIEWER)) {
      stranger.raw(header);
      assertEquals(1009, stranger.awaitClose());
      client.raw(header);
      assertEquals(1009, client.awaitClose());
    }
  }

  @Test
  void aMessageInEndlessFragmentsEndsAtTheLimitOfAWholeOne() throws IOException {
    try (TestClient client = server.client(Role.VIEWER)) {
      byte[] fragment = Wire.mask(Frames.text("x".repeat(100)), 5);
      fragment[0] = 0x01;
      client.raw(fragment);
      fragment[0] = 0x00;
      try {
        for (int i = 0; i < 100_000; i++) {
          client.raw(fragment);
        }
      } catch (SocketException cut) {
        // The server hears no more.
      }
      assertEquals(1009, closeOrReset(client));
    }
  }

  /// The Close frame may be lost where the client still wrote.
  private static int closeOrReset(TestClient client) {
    try {
      return client.awaitClose();
    } catch (IOException reset) {
      return 1009;
    }
  }

  @Test
  void whoSaysMuchBeforeAuthIsCutOffHoweverItIsCutIntoMessages() throws IOException {
    try (TestClient client = TestClient.connect(server.port(), "/monitor")) {
      byte[] ping = Wire.mask(Frames.ping(new byte[125]), 5);
      for (int i = 0; i < 32; i++) {
        client.raw(ping);
      }
      assertEquals(1009, client.awaitClose());
    }
  }

  @Test
  void pingsCountAsMessages() throws IOException {
    try (TestClient client = server.client(Role.VIEWER)) {
      byte[] ping = Wire.mask(Frames.ping(new byte[0]), 5);
      for (int i = 0; i < 400; i++) {
        client.raw(ping);
      }
      assertTrue(client.expect("error").contains("RATE_LIMIT"));
    }
  }

  /// Bytes that never make a whole request or message, one at a time.
  @Test
  void whoDripsIsCutOffWhateverItDrips() throws IOException {
    String host = "Host: localhost\r\n";
    String upgrade = TestClient.upgradeHead("/monitor", "Host: localhost");
    List<Drip> drips =
        List.of(
            new Drip("GET /monitor HTTP/1.1\r\n", "X-Slow: header\r\n"),
            new Drip("POST /ticket HTTP/1.1\r\n" + host, "X-Slow: header\r\n"),
            new Drip("", "\r\n"),
            new Drip(upgrade, ((char) 0x89) + "\u0080\0\0\0\0"));
    List<Socket> open = new ArrayList<>();
    for (Drip drip : drips) {
      Socket socket = TestClient.open(server.port());
      socket.getOutputStream().write(drip.first.getBytes(StandardCharsets.ISO_8859_1));
      socket.setSoTimeout(50);
      open.add(socket);
    }
    long sent = 0;
    while (open.stream().anyMatch(socket -> !socket.isClosed())) {
      for (int i = 0; i < drips.size(); i++) {
        String then = drips.get(i).then;
        drip(open.get(i), then.charAt((int) (sent % then.length())));
      }
      sent++;
    }
    try (TestClient owner = server.client(Role.ADMIN)) {
      owner.ask("{\"action\":\"ping\"}", "pong");
    }
  }

  private record Drip(String first, String then) {}

  private static void drip(Socket socket, char c) throws IOException {
    if (socket.isClosed()) {
      return;
    }
    try {
      socket.getOutputStream().write(c);
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {}
      socket.close();
    } catch (SocketTimeoutException stillOpen) {
      // It will be cut, or the test runs into its time limit.
    } catch (SocketException cut) {
      socket.close();
    }
  }
}
