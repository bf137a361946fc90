package dev.muxcast.protocol;

/// Where a subscription's cursor starts (DESIGN §6.4).
public sealed interface Since {
  /// Everything that is still retained: the wire's `"earliest"`.
  record Earliest() implements Since {}

  /// Right after this event of this log.
  ///
  /// @param seq 0 to [Protocol#MAX_SEQ]
  record After(String epoch, long seq) implements Since {}

  /// Before everything that happened at this time or later; some older events may come first.
  ///
  /// @param timeMillis milliseconds since 1970
  record Time(long timeMillis) implements Since {}
}
