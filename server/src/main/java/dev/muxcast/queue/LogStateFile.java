package dev.muxcast.queue;

import java.io.IOException;
import java.nio.file.Path;

/// The file of the log's state, and what it says. The writer's thread and the syncer's take turns.
final class LogStateFile {
  private static final long RESERVED_SEQS = 1 << 17;

  private final Path file;
  private volatile LogState state;

  LogStateFile(Path file, LogState state) {
    this.file = file;
    this.state = state;
  }

  String epoch() {
    return state.epoch();
  }

  /// Whether that seq may be given without another `reserve`.
  boolean covers(long seq) {
    return seq <= state.highWater();
  }

  /// Whether so few seqs are left that more should be reserved in time.
  boolean nearlyUsed(long seq) {
    return seq > state.highWater() - RESERVED_SEQS / 2;
  }

  /// Lets the file say that seqs up to far above this one may be given. Waits for the disk.
  synchronized void reserve(long seq) throws IOException {
    if (!state.clean()) {
      become(state.withHighWater(seq + RESERVED_SEQS));
    }
  }

  /// Lets the file say that a seq may be missing from the segments. It is written in place, which
  /// works on a full disk too.
  synchronized void broken() throws IOException {
    if (state.whole()) {
      become(state.broken());
    }
  }

  /// The log ends orderly.
  synchronized void closed(long lastSeq) throws IOException {
    become(state.closed(lastSeq));
  }

  private void become(LogState next) throws IOException {
    next.write(file);
    state = next;
  }
}
