package dev.muxcast.control;

import dev.muxcast.auth.Grant;
import dev.muxcast.event.Place;
import dev.muxcast.look.PaneCameras;
import dev.muxcast.look.PaneViewer;
import dev.muxcast.net.CloseCode;
import dev.muxcast.server.Terminal;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Reply;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.SessionPane;
import dev.muxcast.tmux.TerminalLook;
import dev.muxcast.tmux.TerminalPicture;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxCommands;
import dev.muxcast.tmux.TmuxSocket;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One person at one pane of a server that is looked at: nobody is attached. The person is sent
/// what differs between the picture they have and the newest, so one who reads slowly is sent
/// fewer.
///
/// Threads: one of its own writes to the view, which may hold it up; the newest look is handed over
/// under its lock.
final class LookedTerminal implements Terminal, PaneViewer {
  private final Place place;
  private final Grant grant;
  private final View view;
  private final LongConsumer onEnd;
  private final TmuxCommands commands;
  private final SessionPane pane;
  private final AtomicLong typed = new AtomicLong();
  private PaneCameras.@Nullable Sight sight;
  private @Nullable TerminalLook newest;
  private String ended = "";
  private boolean over;

  /// @param onEnd is told once how much was typed
  LookedTerminal(Place place, Grant grant, View view, TmuxCommands commands, LongConsumer onEnd) {
    this.place = place;
    this.grant = grant;
    this.view = view;
    this.commands = commands;
    this.onEnd = onEnd;
    pane =
        new SessionPane(
            grant.unscoped() ? null : session(place),
            Objects.requireNonNull(PaneId.parse("" + place.paneId())));
  }

  void open(PaneCameras cameras, TmuxSocket socket) {
    TmuxCommand.LookAtTerminal ask = new TmuxCommand.LookAtTerminal(session(place), pane.pane());
    sight = cameras.open(socket, commands, "" + place.serverInstance(), ask, this);
    Thread.ofVirtual().name("terminal-view").start(this::showAll);
  }

  private static SessionId session(Place place) {
    return Objects.requireNonNull(SessionId.parse("" + place.sessionId()));
  }

  @Override
  public void type(byte[] bytes) throws IOException {
    // The last look may be older than the session's name.
    Reply name = TypedBytes.say(commands, new TmuxCommand.NameOfSession(pane));
    if (!name.ok() || !grant.seesSession(name.text())) {
      left();
      return;
    }
    // What is typed is meant for the program, which is what the person sees. Refused where there is
    // no mode to leave.
    TypedBytes.say(commands, new TmuxCommand.LeaveMode(pane));
    if (!TypedBytes.type(commands, pane, bytes)) {
      left();
      return;
    }
    typed.addAndGet(bytes.length);
    Objects.requireNonNull(sight).hurry();
  }

  @Override
  public synchronized void close() {
    over = true;
    notifyAll();
  }

  @Override
  public synchronized void onLook(TerminalLook look) {
    newest = look;
    notifyAll();
  }

  @Override
  public synchronized void onEnd(String why) {
    ended = why;
    over = true;
    notifyAll();
  }

  /// The newest look that was not shown yet; null at the end.
  private synchronized @Nullable TerminalLook next() throws InterruptedException {
    while (newest == null && !over) {
      wait();
    }
    TerminalLook next = over ? null : newest;
    newest = null;
    return next;
  }

  private void showAll() {
    try {
      TerminalPicture shown = null;
      for (TerminalLook next = next(); next != null; next = next()) {
        if (!grant.seesSession(next.session())) {
          left();
          return;
        }
        TerminalPicture picture = Objects.requireNonNull(next.picture());
        show(shown, picture);
        shown = picture;
      }
      view.ended(CloseCode.NORMAL, ended);
    } catch (IOException | InterruptedException e) {
      // The person has gone.
    } finally {
      Objects.requireNonNull(sight).close();
      onEnd.accept(typed.get());
    }
  }

  private void left() throws IOException {
    view.ended(CloseCode.FORBIDDEN, "the pane is out of this token's scope now");
  }

  private void show(@Nullable TerminalPicture shown, TerminalPicture now) throws IOException {
    if (shown == null || !shown.sameSize(now)) {
      view.size("" + pane.pane(), now.width(), now.height());
    }
    if (!now.equals(shown)) {
      view.bytes(shown == null ? now.whole() : now.since(shown));
    }
  }
}
