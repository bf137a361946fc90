package dev.muxcast.tmux;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Ends commands whose time is over, for all control clients. One thread, made with the first
/// command; it looks twice a second while a command is open, and sleeps while none is.
///
/// The list of clients is guarded by itself.
final class Deadlines {

  static final Deadlines SHARED = new Deadlines();

  private static final long LOOK_NANOS = 500_000_000;

  private final List<ControlClient> clients = new ArrayList<>();
  private volatile boolean asleep;
  private boolean started;
  private final Thread thread =
      Thread.ofPlatform()
          .daemon()
          .name("tmux-deadlines")
          .stackSize(ControlClient.STACK_BYTES)
          .unstarted(this::run);

  void add(ControlClient client) {
    synchronized (clients) {
      clients.add(client);
      if (!started) {
        started = true;
        thread.start();
      }
    }
  }

  void remove(ControlClient client) {
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

  /// Whether a command is still open.
  private boolean expire() {
    ControlClient[] now;
    synchronized (clients) {
      now = clients.toArray(new ControlClient[0]);
    }
    boolean open = false;
    for (ControlClient client : now) {
      open |= client.expire(System.nanoTime());
    }
    return open;
  }
}
