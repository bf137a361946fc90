package dev.muxcast.server;

import java.util.HashMap;
import java.util.Map;

/// Counts what was refused within a minute, of each peer and of all, so that a crowd of refused
/// ones gets neither answers nor lines in the log without end. It only counts refusals: who is let
/// in is never asked.
///
/// Bounded by the limit of all: beyond it nobody is remembered. Any thread.
final class RefusalRate {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final int perPeer;
  private final int ofAll;
  private final Map<Peer, Integer> counts = new HashMap<>();
  private int all;
  private long sinceNanos;

  /// @param perPeer how many of one peer are within the limit each minute
  /// @param ofAll how many of all together
  RefusalRate(int perPeer, int ofAll) {
    this.perPeer = perPeer;
    this.ofAll = ofAll;
  }

  /// Counts one.
  ///
  /// @return whether it was one too many
  synchronized boolean tooMany(Peer peer, long nowNanos) {
    if (all == 0 || nowNanos - sinceNanos > MINUTE_NANOS) {
      counts.clear();
      all = 0;
      sinceNanos = nowNanos;
    }
    if (all >= ofAll) {
      return true;
    }
    if (counts.merge(peer, 1, Integer::sum) > perPeer) {
      return true;
    }
    all++;
    return false;
  }
}
