package dev.muxcast.queue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a start finds at the end of the log.
///
/// @param lastSeq of the last whole record; 0 when there is none
/// @param lastTimeMillis when that one happened, milliseconds since 1970; 0 when there is none
/// @param damaged whether something stands there that no killed writer leaves: then seqs above
///   `lastSeq` may have been given
record SegmentTail(long lastSeq, long lastTimeMillis, boolean damaged) {
  /// Of a log without records.
  static final SegmentTail NONE = new SegmentTail(0, 0, false);

  private static final Logger log = LoggerFactory.getLogger(SegmentTail.class);

  /// Reads the last segment, and cuts off what a killed writer left half written. What is damaged
  /// stays: readers pass over it and find what is whole behind it.
  static SegmentTail of(Path folder) throws IOException {
    List<Segment> all = Segment.all(folder);
    if (all.isEmpty()) {
      return NONE;
    }
    Segment last = all.getLast();
    long end = 0;
    long seq = last.first() - 1;
    long time = 0;
    boolean damaged;
    try (SegmentReader reader = new SegmentReader(List::of, last)) {
      while (reader.nextHere(true)) {
        end = reader.endOfRecord();
        seq = reader.seq();
        time = Math.max(time, reader.timeMillis());
      }
      damaged = reader.damaged() || !reader.endsTorn();
    }
    long size = Files.size(last.file());
    if (damaged) {
      log.error("{} is damaged: some of its events are lost", last.file());
    } else if (end < size) {
      log.warn("{} bytes behind seq {} were not whole and are cut", size - end, seq);
      try (FileChannel channel = FileChannel.open(last.file(), StandardOpenOption.WRITE)) {
        channel.truncate(end);
      }
    }
    return new SegmentTail(seq, time, damaged);
  }
}
