package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where the log is kept beyond the newest part that stands in memory. One writer; readers each
/// have their own `Reader`.
///
/// Implementations are held to one contract by `EventStoreContract`.
public interface EventStore {

  /// Random, and the same as long as the log is.
  String epoch();

  /// The last seq given before this start; the next one is above it.
  long lastSeq();

  /// When an earlier run kept its last entry, milliseconds since 1970, as far as that can be told;
  /// 0 when there was none.
  long lastRunMillis();

  /// The oldest seq that is kept, `lastSeq() + 1` when there is none. Any thread.
  long oldest();

  /// Keeps one entry; it is on its way to the disk when `flush` returns. Writer only.
  ///
  /// @throws IOException when it can't be kept; the store stays whole and may be tried again
  /// @throws java.io.IOError when nothing can be written that keeps the seq from being given again
  void append(long seq, long timeMillis, Facets facets, byte[] frame, int offset, int length)
      throws IOException;

  /// Hands everything appended to the operating system, so that it outlives this process. Writer
  /// only.
  void flush() throws IOException;

  /// A reader of what is kept behind `after`; null when this store keeps nothing to read.
  @Nullable Reader read(long after) throws IOException;

  /// A reader of what is kept before `before`, the newest first; null when this store keeps nothing
  /// to read. It never waits for the writer.
  ///
  /// @param untilMillis a hint: what is surely later may be left out
  @Nullable Reader readDown(long before, long untilMillis) throws IOException;

  /// A place behind which everything stands that is kept and happened at that time or later, with
  /// some that is older before it, for clocks are set back sometimes. Any thread; it may read.
  ///
  /// @param timeMillis milliseconds since 1970
  /// @return a seq; 0 for everything that is kept
  /// @throws IOException when the files can't be read
  long placeBefore(long timeMillis) throws IOException;

  /// Ends orderly. Writer only.
  void close() throws IOException;

  /// Goes through kept entries, upwards or downwards. One thread at a time.
  interface Reader extends AutoCloseable {

    /// Moves to the next entry.
    ///
    /// @return false when there is none yet
    /// @throws IOException when what follows was deleted or can't be read
    boolean next() throws IOException;

    long seq();

    long timeMillis();

    Facets facets();

    /// The array that holds the frame, until the next call of `next`.
    byte[] bytes();

    int offset();

    int length();

    @Override
    void close();
  }
}
