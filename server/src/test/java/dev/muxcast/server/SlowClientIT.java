package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.Role;
import dev.muxcast.event.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of clients that read too late, too little, or not at all.
@Timeout(60)
class SlowClientIT {
  private static final int EVENTS = 80;

  /// More than the kernel holds for both ends, less than the ring.
  private static final String LONG = "x".repeat(10_000);

  private ServerFixture server;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    server = new ServerFixture(folder, new Limits(2, 32, 20, 100, 200, 1));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private TestClient narrowClient() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(8 * 1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    socket.setSoTimeout(20_000);
    return TestClient.connect(socket, "/monitor").authenticate(server.token(Role.VIEWER));
  }

  private void flood() {
    for (int i = 0; i < EVENTS; i++) {
      server.output("a", LONG, Severity.INFO);
    }
  }

  /// What was just received is no write under way any more.
  private void awaitWrites() {
    for (ClientSession each : server.clients.all()) {
      each.connection().sink().lock().lock();
      each.connection().sink().lock().unlock();
    }
  }

  @Test
  void whoReadsTooLateIsTakenToTheTopByADeclaredGap() throws IOException {
    try (TestClient client = narrowClient()) {
      client.ask("{\"action\":\"subscribe\"}", "subscription.confirmed");
      flood();
      long top = server.queue.top();

      List<Long> seqs = new ArrayList<>();
      String message = client.next();
      while (message.contains("\"type\":\"pane.output\"")) {
        seqs.add(TestClient.number(message, "seq"));
        message = client.next();
      }
      assertTrue(message.contains("\"reason\":\"slow\""), message);
      assertEquals(LongStream.rangeClosed(1, seqs.size()).boxed().toList(), seqs);
      assertEquals(seqs.size() + 1, TestClient.number(message, "from_seq"));
      assertEquals(top, TestClient.number(message, "to_seq"));
      client.expect("snapshot.data");
      assertEquals(top, TestClient.number(client.next(), "seq"), "the bookmark behind it");
    }
  }

  @Test
  void whoWantsEverythingGetsItHoweverLate() throws IOException {
    try (TestClient client = narrowClient()) {
      client.ask(
          "{\"action\":\"subscribe\",\"rules\":[{\"effect\":\"include\",\"filters\":{}}],"
              + "\"max_lag\":\"none\"}",
          "subscription.confirmed");
      flood();
      for (int seq = 1; seq <= EVENTS; seq++) {
        assertEquals(seq, TestClient.number(client.expect("pane.output"), "seq"));
      }
    }
  }

  @Test
  void whoTakesNothingIsCutOff() throws IOException {
    try (TestClient client = narrowClient()) {
      client.ask("{\"action\":\"subscribe\"}", "subscription.confirmed");
      flood();
      long tenSecondsLater = System.nanoTime() + (Limits.STALL_MILLIS + 1_000) * 1_000_000;
      while (server.clients.count() > 0) {
        server.clients.tick(tenSecondsLater, System.currentTimeMillis());
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void whoAnswersNoPingIsClosedWith4012() throws IOException {
    try (TestClient client = server.client(Role.VIEWER)) {
      awaitWrites();
      long later = System.nanoTime() + (Limits.PONG_MILLIS + 1_000) * 1_000_000;
      server.clients.tick(later, System.currentTimeMillis());
      assertEquals(4012, client.awaitClose());
    }
  }

  @Test
  void whoIsWrittenToJustThenIsToldOfTheEndAllTheSame() throws Exception {
    try (TestClient client = server.client(Role.VIEWER)) {
      ClientSession session = server.clients.all().getFirst();
      ReentrantLock writer = session.connection().sink().lock();
      writer.lock();
      Thread ending = Thread.ofPlatform().start(session::shuttingDown);
      while (!writer.hasQueuedThreads() && ending.isAlive()) {
        Thread.onSpinWait();
      }
      writer.unlock();
      ending.join();
      assertEquals(4000, client.awaitClose());
    }
  }

  @Test
  void whoComesWhenAllSlotsAreTakenIsClosedWith4504() throws IOException {
    try (TestClient one = server.client(Role.VIEWER);
        TestClient two = server.client(Role.VIEWER);
        TestClient late = TestClient.connect(server.port(), "/monitor")) {
      late.expect("connection.established");
      late.send("{\"action\":\"auth\",\"token\":\"" + server.token(Role.VIEWER) + "\"}");
      assertEquals(4504, late.awaitClose());
      one.ask("{\"action\":\"ping\"}", "pong");
      two.ask("{\"action\":\"ping\"}", "pong");
    }
  }
}
