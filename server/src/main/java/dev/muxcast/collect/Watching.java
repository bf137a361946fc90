package dev.muxcast.collect;

import dev.muxcast.actor.WatchMode;
import dev.muxcast.actor.Watched;
import dev.muxcast.status.WatchedPane;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxCommands;
import dev.muxcast.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One way to watch a tmux server: brings its picture and what its panes say. On the Collector
/// thread; times are milliseconds of a steady clock.
interface Watching {

  /// Whose eyes they are.
  interface Owner extends Watched {

    /// What is there now.
    void picture(Topology now, long millis);

    /// The last picture, null before the first.
    @Nullable Topology topology();

    /// No server answers any more.
    void gone(String reason);
  }

  /// The way the server's sessions are watched, but for those that have one of their own.
  WatchMode mode();

  /// The way that session is watched, or is to be.
  default WatchMode mode(Topology.Session session) {
    return mode();
  }

  /// The way that session is watched, where that is not the server's; else null.
  default @Nullable WatchMode own(Topology.Session session) {
    WatchMode its = mode(session);
    return its == mode() ? null : its;
  }

  /// How many sessions are watched another way than the server.
  default int otherwise(Topology shown) {
    int count = 0;
    for (Topology.Session session : shown.sessions()) {
      count += own(session) == null ? 0 : 1;
    }
    return count;
  }

  /// How a terminal comes to a pane.
  default WatchMode terminals() {
    return mode();
  }

  /// Begins to watch.
  void start(long now);

  /// The way for commands; null while there is none.
  @Nullable TmuxCommands commands();

  /// When tmux answered last; -1 before that.
  long answeredAt();

  /// Whether tmux does not answer any more.
  boolean silent();

  /// Whether that session's output is watched now.
  boolean watches(SessionId id);

  /// Asks for something about a pane, such as its screen.
  ///
  /// @return whether it could be asked for
  boolean ask(WatchedPane pane, TmuxCommand command);

  /// What a pane shows, for whoever asks; null when it can't be had. Completes on any thread.
  CompletableFuture<@Nullable Screen> screen(PaneId id);

  /// Reports the last words of the panes that are shown no more.
  void retain(Map<PaneId, Topology.Located> shown);

  /// The picture was taken over, and told.
  ///
  /// @param first whether it is the first of a server process that was there before us
  /// @param downSinceEpochMillis until when an earlier run watched, null when there was none
  void follow(
      Topology before,
      Topology now,
      Map<PaneId, Topology.Located> shown,
      boolean first,
      @Nullable Long downSinceEpochMillis,
      long millis);

  /// Something may be wrong with what is known: all is asked for again, the gap is told.
  void lookAgain(long sinceEpochMillis, long now);

  /// When something is due without any message, or `Long.MAX_VALUE`.
  long due();

  /// Does what is due.
  void tick(long now);

  /// Reports what waits, and lets go of tmux without waiting.
  ///
  /// @return the clients to wait for
  List<ControlClient> close();
}
