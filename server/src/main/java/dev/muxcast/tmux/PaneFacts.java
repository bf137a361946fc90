package dev.muxcast.tmux;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What about a pane changes without any notification of tmux's: only [PaneNews] tells that a pane
/// is dead, or of `respawn-pane`, by its new pid.
///
/// @param pid of the pane's first process
/// @param dead whether it ended while the pane remains
/// @param exitStatus where tmux gives one
/// @param command tmux's `pane_current_command`
public record PaneFacts(
    int pid, boolean dead, @Nullable Integer exitStatus, String command, String title) {

  /// These facts with the command and the title of those.
  public PaneFacts named(PaneFacts other) {
    return new PaneFacts(pid, dead, exitStatus, other.command, other.title);
  }

  /// Whether both are of the same program in the same state of life. tmux may learn long after a
  /// pane's death how its program ended, so that is a state of its own.
  public boolean livesAs(PaneFacts other) {
    return pid == other.pid && dead == other.dead && Objects.equals(exitStatus, other.exitStatus);
  }

  static PaneFacts of(List<String> fields) {
    int status = QuotedFields.integer(fields.get(2), -1);
    return new PaneFacts(
        QuotedFields.integer(fields.get(0), -1),
        QuotedFields.on(fields.get(1)),
        status < 0 ? null : status,
        fields.get(3),
        fields.get(4));
  }
}
