package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.Role;
import dev.muxcast.auth.TokenFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Threads that live as long as the server does outlive a fault in what they do.
@Timeout(60)
class LongLivedIT {

  @Test
  void aFaultWithOneConnectionDoesNotEndTheAccepting() throws Exception {
    AtomicInteger taken = new AtomicInteger();
    CountDownLatch second = new CountDownLatch(2);
    try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Acceptor acceptor =
          new Acceptor(
              listening,
              socket -> {
                second.countDown();
                if (taken.incrementAndGet() == 1) {
                  throw new IllegalStateException("of the test");
                }
              });
      Thread thread = Thread.ofVirtual().start(acceptor);
      InetAddress here = InetAddress.getLoopbackAddress();
      try (Socket first = new Socket(here, listening.getLocalPort());
          Socket next = new Socket(here, listening.getLocalPort())) {
        assertTrue(second.await(20, TimeUnit.SECONDS));
        assertEquals(-1, first.getInputStream().read(), "nobody is left waiting");
        assertTrue(next.isConnected());
      }
      listening.close();
      thread.join();
    }
  }

  @Test
  void aFaultInOneOfTheWatchdogsLooksDoesNotEndTheOthers(@TempDir Path folder) throws Exception {
    Limits limits = new Limits(10, 10, 10, 100, 200, 10_000);
    try (ServerFixture server = new ServerFixture(folder, limits);
        TestClient watched = server.client(Role.VIEWER)) {
      String other =
          server.auth.create("other", Role.VIEWER, java.util.List.of(), null).token().id();
      CountDownLatch fault = new CountDownLatch(1);
      server.auth.onRevoked(id -> {
        fault.countDown();
        throw new IllegalStateException("of the test");
      });
      AuthManager elsewhere = AuthManager.read(new TokenFile(folder), Clock.systemUTC());
      elsewhere.revoke(other);
      assertTrue(fault.await(20, TimeUnit.SECONDS));
      server.auth.onRevoked(server.clients::revoke);
      elsewhere.revoke("t");
      assertEquals(4503, watched.awaitClose());
    }
  }
}
