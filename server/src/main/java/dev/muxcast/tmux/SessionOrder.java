package dev.muxcast.tmux;

import dev.muxcast.imsg.Answer;
import java.util.ArrayList;
import java.util.List;

/// A server's sessions in the order to attach to them: by ascending `session_activity`, and last
/// the one that tmux itself holds for the newest, as seconds can't tell them all apart. So a bare
/// `tmux attach` still picks it. Pure.
public final class SessionOrder {
  private SessionOrder() {}

  /// The words that ask a server for it, as a command list.
  public static List<String> question() {
    List<String> words = new ArrayList<>(new TmuxCommand.ListSessions().arguments());
    words.addAll(List.of(";", TmuxText.unaliased("display-message"), "-p", "#{session_id}"));
    return words;
  }

  /// The sessions in its answer; empty where there are none.
  public static List<SessionRow> of(Answer.Done answer) {
    List<String> lines = answer.lines();
    SessionId newest = lines.isEmpty() ? null : SessionId.parse(lines.getLast());
    List<SessionRow> rows = new ArrayList<>(SessionRow.of(new Reply(true, lines)));
    rows.sort((a, b) -> {
      int last = Boolean.compare(a.id().equals(newest), b.id().equals(newest));
      return last != 0 ? last : Long.compare(a.activitySeconds(), b.activitySeconds());
    });
    return rows;
  }
}
