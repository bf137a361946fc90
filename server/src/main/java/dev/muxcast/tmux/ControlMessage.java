package dev.muxcast.tmux;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What a tmux server says to a control client. All but the last three come out of
/// [ControlModeParser]; [Answer], [Dropped] and [Missed] are added by [ControlClient].
///
/// Source: the section "CONTROL MODE" of tmux(1), and `control-notify.c` of 3.3a to 3.8.
public sealed interface ControlMessage {

  /// Bytes a pane's program wrote (`%output`, `%extended-output`), octal escapes decoded. UTF-8 and
  /// escape sequences may be cut between two of them. The array belongs to the message: do not
  /// write to it.
  ///
  /// @param ageMillis how long the bytes waited in tmux; -1 where it does not say
  record Output(PaneId pane, byte[] data, long ageMillis) implements ControlMessage {}

  /// What one command printed, between its guards.
  ///
  /// @param time seconds since the epoch
  /// @param number the number tmux gave to the command
  /// @param requested whether the command came through this client's stdin (flag 1). Others are the
  ///   attach itself and the user's hooks
  /// @param ok whether it ended by `%end` and not by `%error`
  record Block(long time, long number, boolean requested, boolean ok, List<String> lines)
      implements ControlMessage {}

  /// A session came or went.
  record SessionsChanged() implements ControlMessage {}

  /// This client is now in that session.
  record SessionChanged(SessionId session, String name) implements ControlMessage {}

  /// Another client is now in that session.
  record ClientSessionChanged(String client, SessionId session, String name)
      implements ControlMessage {}

  record SessionRenamed(SessionId session, String name) implements ControlMessage {}

  /// The session has another current window.
  record SessionWindowChanged(SessionId session, WindowId window) implements ControlMessage {}

  /// A window was linked into this client's session, or (`linked` false) elsewhere.
  record WindowAdd(WindowId window, boolean linked) implements ControlMessage {}

  record WindowClose(WindowId window, boolean linked) implements ControlMessage {}

  record WindowRenamed(WindowId window, String name, boolean linked) implements ControlMessage {}

  /// The window has another active pane.
  record WindowPaneChanged(WindowId window, PaneId pane) implements ControlMessage {}

  /// Panes were split, closed, moved or resized.
  record LayoutChange(WindowId window, String layout) implements ControlMessage {}

  /// The pane entered or left a mode, such as copy mode.
  record PaneModeChanged(PaneId pane) implements ControlMessage {}

  /// tmux stopped sending the pane's output, and forgets it, until told to continue.
  record Pause(PaneId pane) implements ControlMessage {}

  record Continue(PaneId pane) implements ControlMessage {}

  /// A subscribed format has another value.
  ///
  /// @param window null for a subscription to the session
  /// @param windowIndex the window's place in the session, -1 without a window
  /// @param pane null for a subscription to the session or a window
  record SubscriptionChanged(
      String name,
      SessionId session,
      @Nullable WindowId window,
      int windowIndex,
      @Nullable PaneId pane,
      String value)
      implements ControlMessage {}

  /// Another client left.
  record ClientDetached(String client) implements ControlMessage {}

  /// This client is about to end.
  ///
  /// @param reason what tmux says, such as `server exited`; null when it says nothing
  record Exit(@Nullable String reason) implements ControlMessage {}

  /// A text for the status line of this client.
  record Message(String text) implements ControlMessage {}

  /// A complaint about the user's configuration file.
  record ConfigError(String text) implements ControlMessage {}

  /// A line of another kind, one of a newer tmux or one that hurts the grammar.
  record Unknown(String line) implements ControlMessage {}

  /// A command of this client was answered; stands where the answer stood among the others.
  record Answer(TmuxCommand command, Reply reply) implements ControlMessage {}

  /// From here on output of that pane was left out, because the listener was behind. It is left out
  /// until the listener takes the count; so at most one of these waits per pane.
  ///
  /// @param count shared with the reader: take it by [#takeBytes]
  record Dropped(PaneId pane, AtomicLong count) implements ControlMessage {

    /// How many bytes are missing here. Output flows again after this.
    public long takeBytes() {
      return count.getAndSet(0);
    }
  }

  /// From here on what tmux told of changes was left out, because the listener was behind, until it
  /// takes this one. What the server holds now has to be asked for.
  ///
  /// @param waits shared with the reader: end it by [#take]
  record Missed(AtomicBoolean waits) implements ControlMessage {

    /// News are told again after this.
    public void take() {
      waits.set(false);
    }
  }
}
