package dev.muxcast.tmux;

import dev.muxcast.guard.Faults;
import dev.muxcast.guard.Guard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells which tmux servers there are, within its period. A killed server leaves its socket behind
/// and nothing to see; but its control clients end, and their owner calls [#forget].
///
/// One thread, `tmux-sockets`, owns `known` and `said`; `forgotten` is guarded by itself. While
/// nothing happens it reads the change time of one folder per period, and starts no process.
public final class SocketWatcher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SocketWatcher.class);
  private static final int MOST_SAID = 64;

  /// Who is told, on the watcher's thread.
  public interface Listener {

    /// A server answers at that socket, and did not before.
    void onServer(TmuxSocket socket);

    /// No server answers there any more. Not told of one that was forgotten.
    void onServerGone(TmuxSocket socket);
  }

  private final TmuxSockets sockets;
  private final Listener listener;
  private final Duration period;
  private final List<TmuxSocket> known = new ArrayList<>();
  private final List<TmuxSocket> forgotten = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Thread thread;
  private volatile boolean again = true;
  private volatile boolean closed;

  /// A watcher, not started.
  ///
  /// @param period how often to look; 250 ms is plenty
  public SocketWatcher(TmuxSockets sockets, Listener listener, Duration period) {
    this.sockets = sockets;
    this.listener = listener;
    this.period = period;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("tmux-sockets")
            .stackSize(ControlClient.STACK_BYTES)
            .unstarted(this::run);
  }

  /// Starts to look; servers that are there already are told of at once.
  public void start() {
    thread.start();
  }

  /// Takes the server at that socket for gone, and looks at once: one that answers, such as a new
  /// one in its place, is told of by `onServer` again. For when the control clients ended. Any
  /// thread.
  public void forget(TmuxSocket socket) {
    synchronized (forgotten) {
      forgotten.add(socket);
    }
    again = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Guard.keep("the watcher of tmux's sockets", this::look);
  }

  private void look() {
    long mark = 0;
    while (!closed) {
      long now = sockets.mark();
      if (again || now != mark) {
        // Once more in the next period: a server listens a moment after its socket is there, and
        // change times are coarse.
        again = now != mark;
        mark = now;
        compare(sockets.live(this::leaveAlone));
      }
      LockSupport.parkNanos(period.toNanos());
    }
  }

  /// Says once for each that it is left alone, and why.
  private void leaveAlone(String objection) {
    if (said.size() < MOST_SAID && !said.contains(objection)) {
      said.add(objection);
      log.warn("a tmux socket is left alone: {}", objection);
    }
  }

  private void compare(List<TmuxSocket> live) {
    synchronized (forgotten) {
      known.removeAll(forgotten);
      forgotten.clear();
    }
    tell(known, live, listener::onServerGone);
    tell(live, known, listener::onServer);
    known.clear();
    known.addAll(live);
  }

  private static void tell(
      List<TmuxSocket> these, List<TmuxSocket> butNot, Consumer<TmuxSocket> what) {
    for (TmuxSocket socket : these) {
      if (!butNot.contains(socket)) {
        try {
          what.accept(socket);
        } catch (RuntimeException fault) {
          Faults.SHARED.met("telling of " + socket.label(), fault);
        }
      }
    }
  }
}
