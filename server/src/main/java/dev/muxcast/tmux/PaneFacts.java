package dev.muxcast.tmux;

import dev.muxcast.tmux.ControlMessage.SubscriptionChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What about a pane changes without any notification of tmux's; subscribed to. A dead pane is told
/// of here only, and so is `respawn-pane`, by its new pid.
///
/// @param pid of the pane's first process
/// @param dead whether it ended while the pane remains
/// @param exitStatus where tmux gives one
/// @param command tmux's `pane_current_command`
public record PaneFacts(
    int pid, boolean dead, @Nullable Integer exitStatus, String command, String title) {

  /// The subscription's name.
  static final String NAME = "muxcast";

  static final String FORMAT =
      "#{pane_pid} #{pane_dead} #{pane_dead_status} #{q:pane_current_command} #{q:pane_title} "
          + QuotedFields.LAST;

  /// The facts in that message; null when it is of another subscription.
  public static @Nullable PaneFacts of(SubscriptionChanged message) {
    if (!message.name().equals(NAME)) {
      return null;
    }
    List<List<String>> rows = QuotedFields.rows(List.of(message.value()), 5);
    return rows.isEmpty() ? null : of(rows.getFirst());
  }

  /// These facts, with an exit status that was known before: a subscription's value may be older
  /// than what was asked for meanwhile.
  public PaneFacts after(PaneFacts earlier) {
    boolean sameDeath = dead && exitStatus == null && earlier.dead;
    return sameDeath ? new PaneFacts(pid, true, earlier.exitStatus, command, title) : this;
  }

  static PaneFacts of(List<String> fields) {
    long status = QuotedFields.number(fields.get(2), -1);
    return new PaneFacts(
        (int) QuotedFields.number(fields.get(0), -1),
        QuotedFields.on(fields.get(1)),
        status < 0 ? null : (int) status,
        fields.get(3),
        fields.get(4));
  }
}
