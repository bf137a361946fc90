package dev.muxcast.cli;

import dev.muxcast.client.Message;
import dev.muxcast.client.Muxcast;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Follows a stream and prints it, until the stream or the reader ends.
///
/// @param notBefore events older than this are left out
record Tail(Muxcast muxcast, Printer printer, @Nullable Instant notBefore) {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  void run() throws InterruptedException {
    long paused = System.nanoTime();
    while (!muxcast.closed()) {
      Message message = muxcast.next(Duration.ZERO);
      if (message == null) {
        printer.flush();
        message = muxcast.next(PAUSE);
      }
      if (message != null && !old(message)) {
        printer.print(message);
      }
      if (System.nanoTime() - paused >= PAUSE.toNanos()) {
        paused = System.nanoTime();
        printer.pause();
        printer.flush();
        PipeReader.mustBeThere();
      }
    }
  }

  private boolean old(Message message) {
    if (notBefore == null || !(message instanceof Message.Event event)) {
      return false;
    }
    String time = event.envelope().timestamp();
    try {
      return time != null && Instant.parse(time).isBefore(notBefore);
    } catch (DateTimeParseException unknown) {
      return false;
    }
  }
}
