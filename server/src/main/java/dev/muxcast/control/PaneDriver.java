package dev.muxcast.control;

import dev.muxcast.collect.TmuxLine;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.server.Answers;
import dev.muxcast.server.RequestRefused;
import dev.muxcast.tmux.Reply;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.SessionPane;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// Types into one pane and looks at it. Blocks until tmux has answered; the thread is a client's
/// own, and one at a time has a pane.
final class PaneDriver {
  private static final AtomicLong BUFFERS = new AtomicLong();
  private static final long PATIENCE_SECONDS = 2;
  private static final long LOOK_MILLIS = 10;
  private static final int PIECE = 512;

  private final TmuxLine line;
  private final SessionPane pane;
  private boolean touched;

  PaneDriver(TmuxLine line, SessionPane pane) {
    this.line = line;
    this.pane = pane;
  }

  /// Hands tmux one command and waits for its answer.
  static Reply tell(TmuxLine line, TmuxCommand command) {
    return Answers.await(
        line.commands().command(command),
        PATIENCE_SECONDS,
        "tmux did not answer; look at the pane before trying again");
  }

  /// The pane as it is now.
  Screen look() {
    Screen screen = Screen.of(tell(line, new TmuxCommand.CaptureIn(pane)));
    if (screen == null) {
      throw new RequestRefused(
          ErrorCode.TARGET_NOT_FOUND, "the pane is gone, or in another session");
    }
    return screen;
  }

  /// The rows of the pane as they are now, with the sequences that colour them.
  List<String> styled() {
    Reply reply = tell(line, new TmuxCommand.StyledCapture(pane));
    if (!reply.ok() || reply.lines().isEmpty()) {
      throw new RequestRefused(
          ErrorCode.TARGET_NOT_FOUND, "the pane is gone, or in another session");
    }
    return reply.lines().subList(1, reply.lines().size());
  }

  /// Leaves copy mode and the like, as these would take the keys.
  ///
  /// @return a screen that is `inMode` when that could not be done
  Screen ready() {
    Screen screen = look();
    if (screen.inMode()) {
      tell(line, new TmuxCommand.LeaveMode(pane));
      screen = look();
    }
    return screen;
  }

  /// Types text without any line end.
  void type(String text) {
    for (String piece : pieces(text)) {
      give(new TmuxCommand.SendText(pane, piece));
    }
  }

  /// Hands over text of several lines as a paste.
  void paste(String text) {
    long buffer = BUFFERS.incrementAndGet();
    for (String piece : pieces(text)) {
      must(tell(line, new TmuxCommand.FillBuffer(buffer, piece)));
    }
    try {
      give(new TmuxCommand.Paste(pane, buffer));
    } catch (RequestRefused e) {
      tell(line, new TmuxCommand.DropBuffer(buffer));
      throw e;
    }
  }

  /// Lines for tmux stay short, so that they never fill its pipe.
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + PIECE);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }

  void press(TmuxKey key) {
    give(
        switch (key) {
          case TmuxKey.Named named -> new TmuxCommand.SendKey(pane, named);
          case TmuxKey.Typed typed -> new TmuxCommand.SendText(pane, typed.text());
        });
  }

  /// Whether anything may have reached the pane: then a failure is no refusal any more.
  boolean touched() {
    return touched;
  }

  private void give(TmuxCommand command) {
    boolean before = touched;
    touched = true;
    Reply reply = tell(line, command);
    touched = before || reply.ok();
    must(reply);
  }

  /// Looks until the screen is as it should be, or the time is over.
  ///
  /// @return the last look
  Screen await(long millis, Predicate<Screen> wanted) {
    long end = System.nanoTime() + millis * 1_000_000;
    Screen screen = look();
    while (!wanted.test(screen) && System.nanoTime() < end) {
      pause(LOOK_MILLIS);
      screen = look();
    }
    return screen;
  }

  void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RequestRefused(ErrorCode.UNAVAILABLE, "the server is shutting down");
    }
  }

  private static void must(Reply reply) {
    if (!reply.ok()) {
      throw new RequestRefused(ErrorCode.TARGET_NOT_FOUND, "tmux refuses: " + reply.text());
    }
  }
}
