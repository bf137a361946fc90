package dev.muxcast.status;

import dev.muxcast.event.Place;
import dev.muxcast.screen.TerminalSignals;
import dev.muxcast.tmux.PaneId;
import org.jspecify.annotations.Nullable;

/// A pane, however it is watched, as those see it who look after the agent in it. On the Collector
/// thread; times are milliseconds of a steady clock.
public interface WatchedPane {

  PaneId id();

  /// Where it is; null until the picture shows it.
  @Nullable Place place();

  /// It is there now.
  void place(Place place);

  /// When it last wrote, as far as was seen.
  long lastOutput();

  /// Whether its screen will come without anybody asking for it.
  boolean willCapture();

  /// Something is about to be asked: its screen should come more often for a moment.
  void alert(long now);

  /// The title that its program set since the last call, else null.
  @Nullable String takeTitle();

  /// What its program tells its terminal, besides its title; nothing where that can't be seen.
  TerminalSignals signals();
}
