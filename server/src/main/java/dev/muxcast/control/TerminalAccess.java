package dev.muxcast.control;

import dev.muxcast.auth.Grant;
import dev.muxcast.collect.TmuxEventCollector;
import dev.muxcast.collect.TmuxLine;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Place;
import dev.muxcast.look.PaneCameras;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Target;
import dev.muxcast.server.Answers;
import dev.muxcast.server.RequestRefused;
import dev.muxcast.server.Terminal;
import dev.muxcast.tmux.TmuxProgram;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;

/// Brings people to panes, attached or looking as their server is watched: finds the pane, checks
/// the scope, and has it written down. Any thread that may wait for tmux.
public final class TerminalAccess {
  private static final int MOST = 16;
  private static final long PATIENCE_SECONDS = 5;

  private final TmuxEventCollector collector;
  private final TmuxProgram program;
  private final PaneCameras cameras;
  private final Journal journal;
  private final Semaphore places = new Semaphore(MOST);

  /// Where terminals are written down.
  public interface Journal {
    /// Somebody sees a pane now.
    void opened(String client, Grant grant, Place place);

    /// Somebody left it.
    ///
    /// @param typedBytes how much was typed meanwhile
    void closed(String client, Grant grant, Place place, long typedBytes);
  }

  /// @param cameras see panes of servers that are looked at
  public TerminalAccess(
      TmuxEventCollector collector, TmuxProgram program, PaneCameras cameras, Journal journal) {
    this.collector = collector;
    this.program = program;
    this.cameras = cameras;
    this.journal = journal;
  }

  /// Brings somebody to the one pane that the target names.
  ///
  /// @param client the connection that asks
  /// @throws RequestRefused when the token does not reach it, or there is none
  public Terminal open(Target target, Grant grant, String client, Terminal.View view)
      throws IOException {
    Place place =
        find(Answers.await(collector.snapshot(target::names, false), PATIENCE_SECONDS), grant);
    TmuxLine line =
        Answers.await(
                collector.line("" + place.server(), "" + place.serverInstance()), PATIENCE_SECONDS)
            .orElseThrow(() ->
                new RequestRefused(
                    ErrorCode.TARGET_NOT_FOUND, "that tmux server is not there now"));
    if (!places.tryAcquire()) {
      throw new RequestRefused(
          ErrorCode.UNAVAILABLE, MOST + " terminals are open already; close one of them");
    }
    journal.opened(client, grant, place);
    LongConsumer onEnd =
        typed -> {
          places.release();
          journal.closed(client, grant, place, typed);
        };
    return switch (line.mode()) {
      case ATTACH -> attached(line, place, grant, view, onEnd);
      case LOOK -> {
        LookedTerminal terminal = new LookedTerminal(place, grant, view, line.commands(), onEnd);
        terminal.open(cameras, line.socket());
        yield terminal;
      }
    };
  }

  private Terminal attached(
      TmuxLine line, Place place, Grant grant, Terminal.View view, LongConsumer onEnd)
      throws IOException {
    PaneTerminal terminal = new PaneTerminal(place, grant, view, onEnd);
    boolean attached = false;
    try {
      terminal.attach(program, line.socket());
      attached = true;
      return terminal;
    } finally {
      if (!attached) {
        terminal.onEnd();
      }
    }
  }

  private static Place find(Picture picture, Grant grant) {
    Place found = null;
    boolean hidden = false;
    for (Picture.Session session : picture.sessions()) {
      if (!grant.seesSession(session.place().session())) {
        hidden = true;
        continue;
      }
      for (Picture.Window window : session.windows()) {
        for (Picture.Pane pane : window.panes()) {
          if (found != null && !samePane(found, pane.place())) {
            throw new RequestRefused(
                ErrorCode.INVALID_MESSAGE, "several tmux servers have it: add server_instance");
          }
          found = found == null ? pane.place() : found;
        }
      }
    }
    if (found == null) {
      throw hidden
          ? new RequestRefused(ErrorCode.FORBIDDEN, "this token is for other sessions")
          : new RequestRefused(ErrorCode.TARGET_NOT_FOUND, "there is no such pane");
    }
    return found;
  }

  /// A pane may be in several sessions.
  private static boolean samePane(Place one, Place other) {
    return ("" + one.paneId() + one.serverInstance())
        .equals("" + other.paneId() + other.serverInstance());
  }
}
