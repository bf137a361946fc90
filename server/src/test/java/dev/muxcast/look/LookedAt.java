package dev.muxcast.look;

import dev.muxcast.imsg.Answer;
import dev.muxcast.imsg.TmuxSocketLoop;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.PaneRow;
import dev.muxcast.tmux.TmuxFixture;
import dev.muxcast.tmux.TmuxSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A tmux server that is looked at, and what was seen of it. Its news are dealt with at once.
final class LookedAt implements Looker.Listener, AutoCloseable {
  final List<String> silences = new CopyOnWriteArrayList<>();
  final List<Answer> ends = new CopyOnWriteArrayList<>();
  private final Set<PaneId> seen = ConcurrentHashMap.newKeySet();
  private final Set<String> rows = ConcurrentHashMap.newKeySet();
  private final Looker looker;
  private volatile @Nullable Listing listing;

  LookedAt(TmuxSocketLoop loop, TmuxSocket socket) {
    looker = new Looker(loop, socket, LookPace.STANDARD, Long.MAX_VALUE, this);
    looker.start();
  }

  @Override
  public void onLook(Look look) {
    if (look.listing() != null) {
      listing = look.listing();
    }
    for (PaneLook pane : look.panes()) {
      seen.add(pane.pane());
      rows.addAll(pane.above());
      rows.addAll(pane.screen().rows());
    }
    looker.taken();
  }

  @Override
  public void onSilence(String why) {
    silences.add(why);
  }

  @Override
  public void onEnd(Answer why) {
    ends.add(why);
  }

  /// Every row that any pane has shown, or had above what it shows.
  Set<String> rows() {
    return rows;
  }

  /// The panes that were seen at all.
  Set<PaneId> seen() {
    return seen;
  }

  /// What was listed last.
  List<PaneRow> listed() {
    Listing now = listing;
    return now == null ? List.of() : now.panes();
  }

  /// The panes that were listed last, each once.
  Set<PaneId> panes() {
    Set<PaneId> ids = new LinkedHashSet<>();
    listed().forEach(row -> ids.add(row.pane()));
    return ids;
  }

  /// How many sessions were listed last.
  int sessions() {
    Listing now = listing;
    return now == null ? 0 : now.sessions().size();
  }

  /// Waits until that row was shown.
  void awaitRow(String row) {
    TmuxFixture.await(row, () -> rows.contains(row));
  }

  @Override
  public void close() {
    looker.close();
  }
}
