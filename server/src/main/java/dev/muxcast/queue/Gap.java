package dev.muxcast.queue;

import java.util.Locale;

/// A part of the log that a reader can't have, both ends included.
public record Gap(long fromSeq, long toSeq, Reason reason) {

  /// Why.
  public enum Reason {
    /// It was too old, or too much.
    RETENTION,
    /// It belongs to another log.
    EPOCH,
    /// The reader was too slow.
    SLOW,
    /// The machine went down, or the disk lost it.
    CRASH;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word the protocol uses.
    public String word() {
      return word;
    }
  }
}
