package dev.muxcast.tmux;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes of pane output may wait for the listener, over all control clients that share the
/// budget, and beside it as many of everything else that tmux tells unasked. What goes beyond is
/// dropped and counted, so that a listener that is behind costs news and not memory. Thread-safe.
public final class OutputBudget {

  /// Stands for what a message costs besides its bytes.
  static final int MESSAGE_OVERHEAD = 64;

  private final long limitBytes;
  private final AtomicLong usedBytes = new AtomicLong();

  /// A budget of that many bytes.
  public OutputBudget(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /// Takes the bytes if they fit; anything fits into an unused budget.
  boolean take(long bytes) {
    return take(bytes, limitBytes);
  }

  /// Takes what news cost besides output, if they fit: output alone never leaves them no room.
  boolean takeNews(long bytes) {
    return take(bytes, 2 * limitBytes);
  }

  private boolean take(long bytes, long most) {
    long used = usedBytes.getAndAdd(bytes);
    if (used == 0 || used + bytes <= most) {
      return true;
    }
    usedBytes.addAndGet(-bytes);
    return false;
  }

  void give(long bytes) {
    usedBytes.addAndGet(-bytes);
  }

  /// What waits now.
  public long usedBytes() {
    return usedBytes.get();
  }
}
