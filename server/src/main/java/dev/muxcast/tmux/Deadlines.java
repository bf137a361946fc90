package dev.muxcast.tmux;

import dev.muxcast.guard.Faults;
import dev.muxcast.guard.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Ends what takes too long, for all control clients. One thread, made with the first client; it
/// looks twice a second while a command is open or a client not let in, and sleeps while none is.
///
/// The list of clients is guarded by itself.
final class Deadlines {

  static final Deadlines SHARED = new Deadlines();

  private static final long LOOK_NANOS = 500_000_000;

  /// What may take too long.
  interface Expiring {

    /// Ends what does; whether anything is waited for still.
    boolean expire(long nowNanos);
  }

  private final List<Expiring> clients = new ArrayList<>();
  private volatile boolean asleep;
  private boolean started;
  private final Thread thread =
      Thread.ofPlatform()
          .daemon()
          .name("tmux-deadlines")
          .stackSize(ControlClient.STACK_BYTES)
          .unstarted(this::run);

  void add(Expiring client) {
    synchronized (clients) {
      clients.add(client);
      if (!started) {
        started = true;
        thread.start();
      }
    }
    wake();
  }

  void remove(Expiring client) {
    synchronized (clients) {
      clients.remove(client);
    }
  }

  /// A command was opened.
  void wake() {
    if (asleep) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    Guard.keep("the commands' deadlines", this::watch);
  }

  private void watch() {
    while (true) {
      asleep = true;
      if (expire()) {
        asleep = false;
        LockSupport.parkNanos(LOOK_NANOS);
      } else {
        LockSupport.park(this);
      }
    }
  }

  /// Whether a command is still open. What one client's fault is costs no other its time.
  private boolean expire() {
    Expiring[] now;
    synchronized (clients) {
      now = clients.toArray(new Expiring[0]);
    }
    boolean open = false;
    for (Expiring client : now) {
      try {
        open |= client.expire(System.nanoTime());
      } catch (RuntimeException fault) {
        open = true;
        Faults.SHARED.met("the commands' deadlines", fault);
      }
    }
    return open;
  }
}
