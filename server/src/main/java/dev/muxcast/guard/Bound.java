package dev.muxcast.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// What is bounded so that no flood becomes memory, and how much each bound has cost since the
/// process began. What is left out is declared where it would have stood; this is the count.
///
/// Any thread.
public enum Bound {
  /// Bytes that panes wrote while the Collector was behind.
  OUTPUT("output_bytes"),
  /// How often what else tmux told was left out while the Collector was behind.
  NEWS("news"),
  /// How often output was left out since too many panes wrote that no picture shows yet.
  UNKNOWN_PANES("unknown_panes"),
  /// Panes that came and went between two pictures, so that nobody knows whose they were.
  PASSING_PANES("passing_panes"),
  /// How often a pane wrote more than anybody reads, and tmux was asked to keep it to itself.
  HELD_PANES("held_panes"),
  /// Rows that scrolled away between two looks at a pane, more than are asked for at once.
  LOOKED_ROWS("looked_rows"),
  /// Requests of clients that were refused since the Collector had too much to do.
  REQUESTS("requests"),
  /// Commands that were refused since tmux had not read those before.
  COMMANDS("commands"),
  /// Readings of files that were refused since too many waited.
  READINGS("readings");

  private final String word;
  private final AtomicLong count = new AtomicLong();

  Bound(String word) {
    this.word = word;
  }

  /// The bound cost so much.
  public void cost(long more) {
    count.addAndGet(more);
  }

  /// What it has cost since the process began.
  public long count() {
    return count.get();
  }

  /// What each has cost, by the names of what the server says of itself.
  public static Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Bound bound : values()) {
      counts.put(bound.word, bound.count());
    }
    return counts;
  }
}
