package dev.muxcast.bench.load;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A client that misbehaves on a thread of its own from `start` to `close`. Thrown out, it comes
/// again at once.
public final class Nuisance implements AutoCloseable {
  private final Endpoint endpoint;
  private final Misbehaviour how;
  private final Thread thread;
  private volatile @Nullable LoadClient client;
  private volatile boolean over;
  private volatile long sent;
  private volatile long came;

  private Nuisance(Endpoint endpoint, Misbehaviour how) {
    this.endpoint = endpoint;
    this.how = how;
    this.thread = Thread.ofPlatform().daemon().name("nuisance").unstarted(this::come);
  }

  public static Nuisance start(Endpoint endpoint, Misbehaviour how) {
    Nuisance nuisance = new Nuisance(endpoint, how);
    nuisance.thread.start();
    return nuisance;
  }

  /// How many messages it sent.
  public long sent() {
    return sent;
  }

  /// How often it came in.
  public long came() {
    return came;
  }

  private void come() {
    while (!over) {
      try (LoadClient mine = LoadClient.authenticated(endpoint)) {
        client = mine;
        came++;
        if (how.reads()) {
          Thread.ofVirtual().start(() -> forget(mine));
        }
        misbehave(mine);
      } catch (IOException out) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private void misbehave(LoadClient mine) throws IOException {
    long begun = System.nanoTime();
    for (int n = 0; !over; n++) {
      String message = how.message(n);
      if (message == null) {
        return;
      }
      mine.send(message);
      sent++;
      if (how.perSecond() > 0) {
        LockSupport.parkNanos(
            begun + (n + 1) * 1_000_000_000L / how.perSecond() - System.nanoTime());
      }
    }
  }

  private static void forget(LoadClient client) {
    try {
      client.forget();
    } catch (IOException over) {
      // Its connection has ended.
    }
  }

  /// Ends it, also where it waits for the server to take what it sends.
  @Override
  public void close() throws IOException {
    over = true;
    LoadClient last = client;
    if (last != null) {
      last.close();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
