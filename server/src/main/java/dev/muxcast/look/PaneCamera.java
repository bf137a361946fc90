package dev.muxcast.look;

import dev.muxcast.imsg.TmuxSocketLoop;
import dev.muxcast.tmux.Reply;
import dev.muxcast.tmux.TerminalLook;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxCommands;
import dev.muxcast.tmux.TmuxSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Takes pictures of one pane again and again, one at a time, for all who see it through one of its
/// sessions. Where the server has not run for anybody but us since the last one, none is taken.
///
/// On the loop's thread.
final class PaneCamera {

  /// At most thirty pictures a second, but for a few that may come ahead of their time after a
  /// pause: what a key does is seen a moment after tmux has the key.
  private static final int PAUSE_MILLIS = 34;

  private static final int AHEAD_MILLIS = 2 * PAUSE_MILLIS;

  /// How often to ask the kernel whether there can be something new.
  private static final int TICK_MILLIS = 8;

  /// Between pictures of a pane that shows nothing new while the server runs for other panes, or
  /// while nobody can say whether it runs.
  private static final int STILL_MILLIS = 100;

  private static final int ANYWAY_MILLIS = 500;
  private static final int SETTLE_MILLIS = 2;
  private static final int SILENT_MILLIS = 60_000;

  /// What was written while a picture was taken is on the next one at the latest.
  private static final int TWICE = 2;

  private static final int LONG = 10;

  private final TmuxSocketLoop loop;
  private final Path socket;
  private final TmuxCommands commands;
  private final TmuxCommand.LookAtTerminal ask;
  private final Pulse pulse;
  private final List<PaneViewer> viewers = new ArrayList<>();
  private @Nullable TerminalLook last;
  private boolean over;
  private boolean busy;
  private boolean silent;
  private int unchanged;
  private long takenAt;
  private long nextAt;
  private long beganNanos;
  private long settledNanos = -1;
  private long costMicros;

  /// @param pid of the tmux server
  PaneCamera(
      TmuxSocketLoop loop,
      TmuxSocket socket,
      TmuxCommands commands,
      TmuxCommand.LookAtTerminal ask,
      long pid) {
    this.loop = loop;
    this.socket = socket.path();
    this.commands = commands;
    this.ask = ask;
    pulse = new Pulse(pid);
  }

  /// Whether nobody looks any more, or there is nothing to look at.
  boolean over() {
    return over;
  }

  void add(PaneViewer viewer) {
    viewers.add(viewer);
    hurry();
    if (last != null) {
      viewer.onLook(last);
    } else if (viewers.size() == 1) {
      tick();
    }
  }

  void remove(PaneViewer viewer) {
    viewers.remove(viewer);
    if (viewers.isEmpty()) {
      over = true;
      pulse.close();
    }
  }

  /// Something is about to change.
  void hurry() {
    unchanged = 0;
  }

  private void tick() {
    if (!over) {
      long now = TmuxSocketLoop.now();
      loop.at(now + TICK_MILLIS, this::tick);
      if (!busy && now >= nextAt - AHEAD_MILLIS && due(now - takenAt)) {
        take();
      }
    }
  }

  private boolean due(long sinceMillis) {
    long nanos = pulse.nanos();
    if (silent) {
      // What a stopped server was asked waits in its socket, and the room there is the user's.
      return nanos >= 0 && nanos != beganNanos || sinceMillis >= SILENT_MILLIS;
    }
    if (unchanged < TWICE || sinceMillis >= ANYWAY_MILLIS) {
      return true;
    }
    boolean stirred = nanos < 0 || nanos - loop.charged(socket) != settledNanos;
    return stirred && (unchanged < LONG || sinceMillis >= STILL_MILLIS);
  }

  private void take() {
    busy = true;
    takenAt = TmuxSocketLoop.now();
    long pause = Math.max(PAUSE_MILLIS, costMicros / LookPace.STANDARD.share());
    nextAt = Math.max(takenAt, nextAt) + pause;
    beganNanos = pulse.nanos();
    commands
        .command(ask)
        .whenComplete((reply, failure) -> loop.run(() -> answered(reply, failure)));
  }

  private void answered(@Nullable Reply reply, @Nullable Throwable failure) {
    busy = false;
    silent = failure instanceof TimeoutException;
    if (over) {
      return;
    }
    long micros =
        beganNanos < 0
            ? (TmuxSocketLoop.now() - takenAt) * 1_000
            : (pulse.nanos() - beganNanos) / 1_000;
    costMicros = (costMicros * 7 + Math.max(0, micros)) / 8;
    if (reply != null) {
      show(TerminalLook.of(ask.pane(), reply));
      loop.at(TmuxSocketLoop.now() + SETTLE_MILLIS, this::settle);
    } else if (!silent) {
      end("tmux ended it");
    }
  }

  private void settle() {
    if (!busy && beganNanos >= 0) {
      long nanos = pulse.nanos();
      loop.charge(socket, nanos - beganNanos);
      settledNanos = nanos - loop.charged(socket);
    }
  }

  private void show(TerminalLook look) {
    if (look.session() == null) {
      end("the pane is not in this session any more");
    } else if (look.picture() == null) {
      end("the pane is gone");
    } else if (look.equals(last)) {
      unchanged++;
    } else {
      unchanged = 0;
      last = look;
      for (PaneViewer each : List.copyOf(viewers)) {
        each.onLook(look);
      }
    }
  }

  private void end(String why) {
    over = true;
    for (PaneViewer each : List.copyOf(viewers)) {
      each.onEnd(why);
    }
    viewers.clear();
    pulse.close();
  }
}
