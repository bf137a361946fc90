package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muxcast.auth.Role;
import dev.muxcast.queue.EventQueue;
import dev.muxcast.queue.MemoryStore;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Clients of two addresses: loopback, and this machine's own in a network, which counts as another
/// machine's. Needs such a one.
@Timeout(60)
class PeersIT {
  @TempDir Path folder;
  private InetAddress elsewhere;
  private ServerFixture server;
  private final List<TestClient> open = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    Optional<InetAddress> own =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .findFirst();
    assumeTrue(own.isPresent(), "this machine has no network");
    elsewhere = own.get();
    server =
        new ServerFixture(
            folder,
            new Limits(10, 2, 5, 100, 200, 10_000),
            new EventQueue(new MemoryStore(), 1 << 20),
            null,
            InetAddress.ofLiteral("0.0.0.0"));
  }

  @AfterEach
  void stop() throws IOException {
    for (TestClient client : open) {
      client.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private TestClient fromElsewhere() throws IOException {
    Socket socket = new Socket(elsewhere, server.port());
    socket.setSoTimeout(20_000);
    TestClient client = TestClient.connect(socket, "/monitor");
    open.add(client);
    return client;
  }

  private TestClient authenticated(TestClient client) throws IOException {
    return client.authenticate(server.token(Role.VIEWER));
  }

  @Test
  void oneAddressHasSoManyClientsAndNoMore_andThisMachinesOwnAreNotCounted() throws IOException {
    authenticated(fromElsewhere());
    authenticated(fromElsewhere());
    TestClient third = fromElsewhere();
    third.send("{\"action\":\"auth\",\"token\":\"" + server.token(Role.VIEWER) + "\"}");
    assertEquals(4504, third.awaitClose());
    for (int i = 0; i < 4; i++) {
      open.add(server.client(Role.VIEWER));
    }
    open.removeFirst().close();
    TestClient again = fromElsewhere();
    while (server.clients.count() > 5) {
      LockSupport.parkNanos(5_000_000);
    }
    authenticated(again);
  }

  @Test
  void aCrowdOfStrangersFromElsewherePushesOutItsOwn() throws IOException {
    TestClient waiting = TestClient.connect(server.port(), "/monitor");
    open.add(waiting);
    for (int i = 0; i < 30; i++) {
      fromElsewhere();
    }
    authenticated(waiting).ask("{\"action\":\"ping\"}", "pong");
  }
}
