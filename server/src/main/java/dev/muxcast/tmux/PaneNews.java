package dev.muxcast.tmux;

import dev.muxcast.tmux.ControlMessage.SubscriptionChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the subscription tells of a pane, up to a second late: it may be older than what tmux
/// answered meanwhile.
///
/// @param windowIndex the window's place in this session
/// @param paneIndex the pane's place in the window
public record PaneNews(
    SessionId session,
    WindowId window,
    int windowIndex,
    PaneId pane,
    int paneIndex,
    PaneFacts facts) {

  /// The subscription's name.
  static final String NAME = "muxcast";

  /// `swap-window`, `move-window -r` and `rotate-window` have no notification of their own: the
  /// first two change what tmux says beside the value, the last one is why the pane's place is
  /// here.
  static final String FORMAT =
      "#{pane_pid} #{pane_dead} #{pane_dead_status} #{q:pane_current_command} #{q:pane_title}"
          + " #{pane_index} "
          + QuotedFields.LAST;

  private static final int FIELDS = 6;

  /// What is in that message; null when it is of another subscription.
  public static @Nullable PaneNews of(SubscriptionChanged message) {
    WindowId window = message.window();
    PaneId pane = message.pane();
    if (!message.name().equals(NAME) || window == null || pane == null) {
      return null;
    }
    List<List<String>> rows = QuotedFields.rows(List.of(message.value()), FIELDS);
    if (rows.isEmpty()) {
      return null;
    }
    List<String> fields = rows.getFirst();
    int index = QuotedFields.integer(fields.get(5), -1);
    return new PaneNews(
        message.session(), window, message.windowIndex(), pane, index, PaneFacts.of(fields));
  }
}
