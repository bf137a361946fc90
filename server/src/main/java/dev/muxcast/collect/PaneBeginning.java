package dev.muxcast.collect;

import dev.muxcast.screen.CapturePurpose;
import dev.muxcast.tmux.Screen;
import org.jspecify.annotations.Nullable;

/// How the output of a pane begins: with a capture through the client that brings it. What it
/// writes until then is in that picture. For a pane that was looked at so far, that is the last
/// look.
///
/// Mutable, owned by the Collector thread. Times are milliseconds since the epoch.
final class PaneBeginning {
  private static final int MOST_UNSEEN = 500;

  private @Nullable CapturePurpose purpose;
  private @Nullable LookedPane looked;
  private long unseenSince;

  /// The capture is to be done next.
  ///
  /// @param sinceEpochMillis since when the pane may have written what nobody read
  void with(CapturePurpose capture, long sinceEpochMillis) {
    purpose = looked == null ? capture : CapturePurpose.CHANGES;
    unseenSince = sinceEpochMillis;
  }

  /// The capture is to be done next, as the last of the looks that were so far.
  void after(LookedPane so) {
    purpose = CapturePurpose.CHANGES;
    looked = so;
  }

  /// What the capture is for, null once that is over.
  @Nullable CapturePurpose purpose() {
    return purpose;
  }

  /// The pane as it was looked at so far; null where it was not.
  @Nullable LookedPane looked() {
    return looked;
  }

  /// How many rows above those in sight it has to show: so many may have gone by since the last
  /// look.
  int above() {
    return looked == null ? 0 : MOST_UNSEEN;
  }

  /// Since when a new pane may have written more than that screen shows, -1 when it did not. To be
  /// asked before the capture is taken.
  long unseenSince(Screen screen) {
    boolean more = screen.scrolled() > 0 || screen.isFull();
    return purpose == CapturePurpose.NEWCOMER && more ? unseenSince : -1;
  }

  /// The capture is there, or comes to nothing.
  void over() {
    purpose = null;
    looked = null;
  }
}
