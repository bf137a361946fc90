package dev.muxcast.tmux;

import java.util.ArrayList;
import java.util.List;

/// A pane as `list-panes -a` shows it, once per session that it is in.
///
/// @param windowIndex the window's place in this session
/// @param windowActive whether the window is this session's current one
/// @param paneActive whether the pane is its window's active one
/// @param paneIndex the pane's place in the window
/// @param path its working directory, as far as tmux knows it; may be empty
public record PaneRow(
    SessionId session,
    WindowId window,
    PaneId pane,
    int windowIndex,
    boolean windowActive,
    int paneIndex,
    boolean paneActive,
    int width,
    int height,
    PaneFacts facts,
    String sessionName,
    String windowName,
    String path) {

  private static final int FIELDS = 17;

  /// Asks for all of it.
  public static final String FORMAT =
      "#{pane_pid} #{pane_dead} #{pane_dead_status} #{q:pane_current_command} #{q:pane_title}"
          + " #{session_id} #{window_id} #{pane_id} #{window_index} #{window_active} #{pane_index}"
          + " #{pane_active} #{pane_width} #{pane_height} #{q:session_name} #{q:window_name}"
          + " #{q:pane_current_path} "
          + QuotedFields.LAST;

  /// The rows of an answer to [TmuxCommand.ListPanes], in tmux's order.
  public static List<PaneRow> of(Reply reply) {
    List<PaneRow> panes = new ArrayList<>();
    for (List<String> f : QuotedFields.rows(reply.lines(), FIELDS)) {
      if (SessionId.parse(f.get(5)) instanceof SessionId session
          && WindowId.parse(f.get(6)) instanceof WindowId window
          && PaneId.parse(f.get(7)) instanceof PaneId pane) {
        panes.add(
            new PaneRow(
                session,
                window,
                pane,
                QuotedFields.integer(f.get(8), 0),
                QuotedFields.on(f.get(9)),
                QuotedFields.integer(f.get(10), 0),
                QuotedFields.on(f.get(11)),
                QuotedFields.cells(f.get(12)),
                QuotedFields.cells(f.get(13)),
                PaneFacts.of(f),
                f.get(14),
                f.get(15),
                f.get(16)));
      }
    }
    return panes;
  }
}
