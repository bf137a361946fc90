package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import dev.muxcast.files.PrivateFiles;
import java.io.IOError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log on disk: append-only segment files in one folder, beside a small state file.
///
/// The writer's thread owns the open segment and the buffer; a [LogSyncer] waits for the disk.
/// Readers look at `segments`, an immutable list.
public final class SegmentStore implements EventStore {
  private static final Logger log = LoggerFactory.getLogger(SegmentStore.class);
  private static final int SEGMENT_BYTES = 8 * 1024 * 1024;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final long RETENTION_CHECK_MILLIS = 60_000;

  private final Path folder;
  private final Duration keepFor;
  private final long keepBytes;
  private final Clock clock;
  private final LogStateFile state;
  private final long lastRunMillis;
  private final LogSyncer syncer;
  private final FacetsTable met = new FacetsTable();
  private final SegmentIndex index = new SegmentIndex(met);
  private volatile List<Segment> segments;

  // The writer's own.
  private final FacetsCodec codec = new FacetsCodec();
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private @Nullable FileChannel open;
  private long openBytes;
  private long openedAtMillis;
  private long lastSeq;
  private long bufferedSeq;
  private long nextRetentionCheck;

  private SegmentStore(
      Path folder,
      Duration keepFor,
      long keepBytes,
      Clock clock,
      LogStateFile state,
      long lastSeq,
      long lastRunMillis)
      throws IOException {
    this.lastRunMillis = lastRunMillis;
    this.folder = folder;
    this.keepFor = keepFor;
    this.keepBytes = keepBytes;
    this.clock = clock;
    this.state = state;
    this.lastSeq = lastSeq;
    segments = Segment.all(folder);
    state.reserve(lastSeq);
    syncer = new LogSyncer(state);
    syncer.start();
  }

  /// Opens the log of a folder, or begins one. The tail that a crash tore off is cut. Where the
  /// machine went down without closing the log, or its end is damaged, it goes on above every seq
  /// that was ever given.
  ///
  /// @param keepFor how long a segment is kept, at least
  /// @param keepBytes how much is kept in all
  /// @throws IOException when the folder can't be read or written
  public static SegmentStore open(Path folder, Duration keepFor, long keepBytes, Clock clock)
      throws IOException {
    PrivateFiles.makeFolder(folder);
    Path stateFile = folder.resolve("state");
    LogState state = Files.exists(stateFile) ? readState(stateFile) : null;
    SegmentTail tail = SegmentTail.of(folder);
    long written = state == null ? 0 : Files.getLastModifiedTime(stateFile).toMillis();
    if (state != null && !state.canBeOf(tail.lastSeq())) {
      log.error("{} is not of this log, which begins anew, with another epoch", stateFile);
      state = null;
    }
    if (state == null) {
      setAside(folder);
      state = LogState.fresh();
      tail = SegmentTail.NONE;
    }
    long last = state.continuesBehind(tail.lastSeq(), tail.damaged());
    if (!state.clean() && last > tail.lastSeq()) {
      log.warn("the end of the log may be lost: going on above seq {}", last);
    }
    LogStateFile file = new LogStateFile(stateFile, state.openedBehind(last));
    long lastRun = last == 0 ? 0 : tail.lastTimeMillis() == 0 ? written : tail.lastTimeMillis();
    return new SegmentStore(folder, keepFor, keepBytes, clock, file, last, lastRun);
  }

  /// Records without a state can't be trusted to belong to one log. They are kept for whoever wants
  /// to look at them, until the next time this happens.
  private static void setAside(Path folder) throws IOException {
    try (var old = Files.newDirectoryStream(folder)) {
      for (Path file : old) {
        if (file.toString().endsWith(".lost")) {
          Files.delete(file);
        }
      }
    }
    for (Segment lost : Segment.all(folder)) {
      Files.move(lost.file(), lost.file().resolveSibling(lost.file().getFileName() + ".lost"));
    }
  }

  private static @Nullable LogState readState(Path file) {
    try {
      return LogState.read(file);
    } catch (IOException e) {
      log.error("{}: the log begins anew, with another epoch", e.getMessage());
      return null;
    }
  }

  @Override
  public String epoch() {
    return state.epoch();
  }

  @Override
  public long lastSeq() {
    return lastSeq;
  }

  @Override
  public long lastRunMillis() {
    return lastRunMillis;
  }

  @Override
  public long oldest() {
    List<Segment> all = segments;
    return all.isEmpty() ? Long.MAX_VALUE : all.getFirst().first();
  }

  @Override
  public void append(long seq, long timeMillis, Facets facets, byte[] frame, int offset, int length)
      throws IOException {
    lastSeq = seq;
    try {
      appendUnsafely(seq, timeMillis, facets, frame, offset, length);
    } catch (IOException e) {
      markBroken(e);
      throw e;
    }
  }

  private void appendUnsafely(
      long seq, long timeMillis, Facets facets, byte[] frame, int offset, int length)
      throws IOException {
    if (!state.covers(seq)) {
      reserveNow(seq);
    } else if (state.nearlyUsed(seq)) {
      syncer.reserve(seq);
    }
    byte[] encodedFacets = codec.encode(facets);
    int size = Segment.sizeOf(encodedFacets, length);
    if (size > buffer.remaining()) {
      flush();
      if (size > buffer.capacity()) {
        buffer = ByteBuffer.allocate(size);
      }
    }
    if (open == null
        || openBytes + buffer.position() + size > SEGMENT_BYTES
        || timeMillis - openedAtMillis > keepFor.toMillis() / 4) {
      flush();
      roll(seq);
      openedAtMillis = timeMillis;
    }
    Segment.put(buffer, seq, timeMillis, encodedFacets, frame, offset, length);
    bufferedSeq = seq;
  }

  /// Nobody may see a seq before the disk has a mark above it: the next start would give it again.
  private void reserveNow(long seq) throws IOException {
    try {
      state.reserve(seq);
    } catch (IOException e) {
      disown(e);
      throw e;
    }
  }

  private void disown(IOException cause) {
    try {
      state.disown();
    } catch (IOException e) {
      cause.addSuppressed(e);
      throw new IOError(cause);
    }
  }

  @Override
  public void flush() throws IOException {
    FileChannel channel = open;
    if (buffer.position() == 0 || channel == null) {
      return;
    }
    int size = buffer.position();
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      openBytes += size;
      syncer.wrote(channel, bufferedSeq);
    } catch (IOException e) {
      giveUpBuffered(channel, e);
      throw e;
    } finally {
      buffer.clear();
    }
    long now = clock.millis();
    if (now >= nextRetentionCheck) {
      nextRetentionCheck = now + RETENTION_CHECK_MILLIS;
      dropOld(now);
    }
  }

  @Override
  public @Nullable Reader read(long after) throws IOException {
    Segment from = null;
    for (Segment each : segments) {
      if (from == null || each.first() <= after + 1) {
        from = each;
      }
    }
    return from == null ? null : new SegmentReader(() -> segments, from, met);
  }

  @Override
  public @Nullable Reader readDown(long before, long untilMillis) {
    return new SegmentDownReader(index, met, segments, before, untilMillis);
  }

  @Override
  public long placeBefore(long timeMillis) throws IOException {
    return index.placeBefore(segments, timeMillis);
  }

  @Override
  public void close() throws IOException {
    flush();
    FileChannel channel = open;
    if (channel != null) {
      open = null;
      syncer.finish(channel);
    }
    syncer.close();
    state.closed(lastSeq);
  }

  /// The records that could not be written are lost to the log; the file ends behind the last whole
  /// one again, or where even that fails is left as it is and the next record begins another.
  private void giveUpBuffered(FileChannel channel, IOException cause) {
    try {
      channel.truncate(openBytes);
      channel.position(openBytes);
    } catch (IOException e) {
      cause.addSuppressed(e);
      open = null;
      closeQuietly(channel, cause);
    }
    markBroken(cause);
  }

  private static void closeQuietly(FileChannel channel, IOException cause) {
    try {
      channel.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void markBroken(IOException cause) {
    try {
      state.broken();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void roll(long first) throws IOException {
    FileChannel full = open;
    if (full != null) {
      open = null;
      syncer.finish(full);
    }
    Segment fresh = Segment.of(folder, first);
    open =
        FileChannel.open(
            fresh.file(),
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            PrivateFiles.MODE);
    openBytes = 0;
    List<Segment> all = new ArrayList<>(segments);
    all.removeIf(each -> each.first() == first);
    all.add(fresh);
    segments = List.copyOf(all);
    dropOld(clock.millis());
  }

  /// Deletes the oldest segments beyond the limits; never the newest.
  private void dropOld(long now) throws IOException {
    List<Segment> all = segments;
    long bytes = 0;
    int keepFrom = all.size() - 1;
    for (int i = all.size() - 1; i >= 0; i--) {
      Segment each = all.get(i);
      bytes += each.size();
      boolean young = now - each.lastWriteMillis() < keepFor.toMillis();
      if (i < all.size() - 1 && (bytes > keepBytes || !young)) {
        break;
      }
      keepFrom = i;
    }
    if (keepFrom > 0) {
      segments = List.copyOf(all.subList(keepFrom, all.size()));
      for (Segment old : all.subList(0, keepFrom)) {
        delete(old);
      }
    }
  }

  /// One that can't be deleted costs room, and no event: the next start finds it again.
  private static void delete(Segment old) {
    try {
      Files.deleteIfExists(old.file());
    } catch (IOException e) {
      log.warn("an old part of the log can't be deleted: {}", e.toString());
    }
  }
}
