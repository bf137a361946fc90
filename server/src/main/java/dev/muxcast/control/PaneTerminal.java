package dev.muxcast.control;

import dev.muxcast.auth.Grant;
import dev.muxcast.event.Place;
import dev.muxcast.net.CloseCode;
import dev.muxcast.server.Terminal;
import dev.muxcast.tmux.ControlBatch;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.ControlEnd;
import dev.muxcast.tmux.ControlListener;
import dev.muxcast.tmux.ControlMessage;
import dev.muxcast.tmux.OutputBudget;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.SessionPane;
import dev.muxcast.tmux.TerminalPicture;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxProgram;
import dev.muxcast.tmux.TmuxSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One person at one pane of a server that is attached to, by a control client of their own: it
/// ignores sizes, so the pane keeps the one it has, and a person who reads slowly holds up this
/// client alone. tmux then pauses it, and on going on the screen is shown afresh; nothing waits in
/// our memory.
///
/// Threads: the client's reader owns what is not final, and writes to the view, which may block it;
/// [#type] and [#close] come from others.
final class PaneTerminal implements Terminal, ControlListener {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_WAITING = 1 << 20;

  private final Place place;
  private final Grant grant;
  private final View view;
  private final LongConsumer onEnd;
  private final SessionId session;
  private final PaneId pane;
  private final AtomicLong typed = new AtomicLong();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable ControlClient client;
  private volatile boolean perhapsInMode = true;
  private boolean live;
  private String size = "";

  /// @param onEnd is told once how much was typed
  PaneTerminal(Place place, Grant grant, View view, LongConsumer onEnd) {
    this.place = place;
    this.grant = grant;
    this.view = view;
    this.onEnd = onEnd;
    session = Objects.requireNonNull(SessionId.parse("" + place.sessionId()));
    pane = Objects.requireNonNull(PaneId.parse("" + place.paneId()));
  }

  void attach(TmuxProgram program, TmuxSocket socket) throws IOException {
    ControlClient fresh =
        ControlClient.attach(
            program,
            socket,
            session,
            ControlClient.Purpose.WATCH,
            this,
            new OutputBudget(MOST_WAITING),
            PATIENCE);
    client = fresh;
    fresh.command(new TmuxCommand.PaneSizes(session));
    fresh.command(new TmuxCommand.TerminalScreen(pane));
  }

  @Override
  public void type(byte[] bytes) throws IOException {
    ControlClient current = Objects.requireNonNull(client);
    typed.addAndGet(bytes.length);
    if (perhapsInMode) {
      // What is typed is meant for the program, which is what the person sees. Refused where there
      // is no mode to leave.
      perhapsInMode = false;
      current.command(new TmuxCommand.LeaveMode(new SessionPane(session, pane)));
    }
    if (!TypedBytes.type(current, new SessionPane(session, pane), bytes)) {
      gone(current, "the pane is not in this session any more");
    }
  }

  @Override
  public void close() {
    ControlClient current = client;
    if (current != null) {
      current.detach();
    }
  }

  @Override
  public void onBatch(ControlBatch batch) {
    try {
      for (ControlMessage message : batch.messages()) {
        take(batch.client(), message);
      }
    } catch (IOException e) {
      // The person has gone; so does the client.
      batch.client().detach();
    } finally {
      batch.done();
    }
  }

  private void take(ControlClient from, ControlMessage message) throws IOException {
    switch (message) {
      case ControlMessage.Output output when output.pane().equals(pane) -> {
        if (live) {
          view.bytes(output.data());
        }
      }
      case ControlMessage.Pause pause when pause.pane().equals(pane) -> {
        from.command(new TmuxCommand.ContinuePane(pane));
        show(from);
      }
      case ControlMessage.Dropped dropped when dropped.pane().equals(pane) -> {
        dropped.takeBytes();
        show(from);
      }
      case ControlMessage.PaneModeChanged changed when changed.pane().equals(pane) ->
          perhapsInMode = true;
      case ControlMessage.LayoutChange _,
          ControlMessage.WindowAdd _,
          ControlMessage.WindowClose _ ->
          from.command(new TmuxCommand.PaneSizes(session));
      case ControlMessage.SessionRenamed renamed when renamed.session().equals(session) -> {
        if (!grant.seesSession(renamed.name())) {
          view.ended(CloseCode.FORBIDDEN, "the session is out of this token's scope now");
          from.detach();
        }
      }
      case ControlMessage.Answer answer -> answered(from, answer);
      default -> {}
    }
  }

  private void show(ControlClient from) {
    live = false;
    from.command(new TmuxCommand.TerminalScreen(pane));
  }

  private void answered(ControlClient from, ControlMessage.Answer answer) throws IOException {
    switch (answer.command()) {
      case TmuxCommand.PaneSizes _ -> {
        String now = TmuxCommand.PaneSizes.of(pane, answer.reply());
        if (now == null) {
          gone(from, "the pane is not in this session any more");
        } else if (!now.equals(size) && !size.isEmpty()) {
          show(from);
        }
      }
      case TmuxCommand.TerminalScreen _ -> {
        TerminalPicture picture = TerminalPicture.of(answer.reply());
        if (picture == null) {
          gone(from, "the pane is gone");
        } else if (!picture.instance().equals(place.serverInstance())) {
          gone(from, "another tmux server has taken its place");
        } else {
          size = picture.width() + " " + picture.height();
          view.size("" + pane, picture.width(), picture.height());
          view.bytes(picture.whole());
          live = true;
        }
      }
      default -> {}
    }
  }

  private void gone(ControlClient from, String why) throws IOException {
    view.ended(CloseCode.NORMAL, why);
    from.detach();
  }

  @Override
  public void onEnd(ControlClient ended, ControlEnd end) {
    try {
      view.ended(CloseCode.NORMAL, "tmux ended it");
    } catch (IOException e) {
      // The person has gone before.
    }
    onEnd();
  }

  void onEnd() {
    if (over.compareAndSet(false, true)) {
      onEnd.accept(typed.get());
    }
  }
}
