package dev.muxcast.usage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One transcript, read as it grows: each byte once.
///
/// Mutable, on one thread, which may wait for the disk.
public final class TranscriptFile {
  private static final int PIECE_BYTES = 16 * 1024;
  private static final int MOST_PIECES = 64;

  private final String agent;
  private final Path path;
  private Tally tally;
  private JsonLines lines;
  private long offset;
  private boolean hasMore;

  private TranscriptFile(String agent, Path path, Tally tally) {
    this.agent = agent;
    this.path = path;
    this.tally = tally;
    this.lines = new JsonLines(tally);
  }

  /// The transcript of an agent; null for an agent whose transcripts are not known.
  public static @Nullable TranscriptFile of(String agent, Path path) {
    Tally tally = Tally.of(agent);
    return tally == null ? null : new TranscriptFile(agent, path, tally);
  }

  /// Where it is.
  public Path path() {
    return path;
  }

  /// Reads what was appended, a megabyte at most, and says what has been used up to there; null
  /// before anything was.
  ///
  /// @throws IOException when it can't be read now
  public @Nullable Usage read() throws IOException {
    hasMore = false;
    if (!path.toFile().isFile()) {
      throw new IOException(path + " is no file"); // a pipe would be waited for
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() < offset) {
        restart();
      }
      file.seek(offset);
      byte[] piece = new byte[PIECE_BYTES];
      int pieces = 0;
      for (int size = file.read(piece); size > 0; size = file.read(piece)) {
        lines.feed(piece, size);
        offset += size;
        if (++pieces == MOST_PIECES) {
          hasMore = true;
          break;
        }
      }
    }
    return tally.usage();
  }

  /// Whether the last reading did not come to the end.
  public boolean hasMore() {
    return hasMore;
  }

  /// It was written anew.
  private void restart() {
    Tally fresh = Tally.of(agent);
    if (fresh != null) {
      tally = fresh;
      lines = new JsonLines(fresh);
    }
    offset = 0;
  }
}
