package dev.muxcast.server;

import dev.muxcast.guard.Faults;
import dev.muxcast.guard.Guard;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accepts the connections of one listening socket until that is closed, whatever becomes of each.
/// Runs on a thread of its own.
///
/// @param listening its owner closes it
/// @param whatToDo with a connection; has to return soon, and owns it from then on
record Acceptor(ServerSocket listening, Taker whatToDo) implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Acceptor.class);

  /// After a failed accept: there may be no file descriptors left.
  private static final long PAUSE_MILLIS = 1_000;

  /// Who takes connections.
  interface Taker {
    void take(Socket accepted);
  }

  @Override
  public void run() {
    Guard.keep("accepting connections", this::accept);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        take(listening.accept());
        // While many are waiting to be accepted, accept() never does: those who are in go first.
        Thread.yield();
      } catch (IOException e) {
        if (!listening.isClosed()) {
          log.warn("could not accept a connection: {}", e.getMessage());
          pause();
        }
      }
    }
  }

  private void take(Socket accepted) throws IOException {
    try {
      whatToDo.take(accepted);
    } catch (RuntimeException fault) {
      Faults.SHARED.met("taking a connection", fault);
      accepted.close();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
