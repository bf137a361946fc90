package dev.muxcast.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file of the log's state, and what it says. The writer's thread and the syncer's take turns.
final class LogStateFile {
  private static final long RESERVED_SEQS = 1 << 17;

  private final Path file;
  private volatile LogState state;

  /// Whether there is no file any more, since it would not be true.
  private boolean disowned;

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
      become(state.withHighWater(seq + RESERVED_SEQS), true);
    }
  }

  /// Takes the file away, for seqs are given that it does not cover and can't be made to: who
  /// starts the next time finds no state, and begins a log of another epoch. A `reserve` that works
  /// mends it.
  synchronized void disown() throws IOException {
    Files.deleteIfExists(file);
    disowned = true;
  }

  /// Lets the file say that seqs up to here were given, so that a start finds out when their
  /// records are gone. Does not wait for the disk: a machine that went down is known by its boot
  /// id.
  synchronized void gave(long seq) throws IOException {
    if (!disowned && !state.clean() && seq > state.given()) {
      become(state.withGiven(seq), false);
    }
  }

  /// Lets the file say that a seq may be missing from the segments. It is written in place, which
  /// works on a full disk too.
  synchronized void broken() throws IOException {
    if (disowned) {
      state = state.broken();
    } else if (state.whole()) {
      become(state.broken(), true);
    }
  }

  /// The log ends orderly.
  synchronized void closed(long lastSeq) throws IOException {
    become(state.closed(lastSeq), true);
  }

  private void become(LogState next, boolean toDisk) throws IOException {
    next.write(file, toDisk);
    state = next;
    disowned = false;
  }
}
