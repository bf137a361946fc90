package dev.muxcast.tmux;

import dev.muxcast.tmux.ControlMessage.ClientDetached;
import dev.muxcast.tmux.ControlMessage.ClientSessionChanged;
import dev.muxcast.tmux.ControlMessage.ConfigError;
import dev.muxcast.tmux.ControlMessage.Continue;
import dev.muxcast.tmux.ControlMessage.LayoutChange;
import dev.muxcast.tmux.ControlMessage.Message;
import dev.muxcast.tmux.ControlMessage.PaneModeChanged;
import dev.muxcast.tmux.ControlMessage.Pause;
import dev.muxcast.tmux.ControlMessage.SessionChanged;
import dev.muxcast.tmux.ControlMessage.SessionRenamed;
import dev.muxcast.tmux.ControlMessage.SessionWindowChanged;
import dev.muxcast.tmux.ControlMessage.SessionsChanged;
import dev.muxcast.tmux.ControlMessage.SubscriptionChanged;
import dev.muxcast.tmux.ControlMessage.Unknown;
import dev.muxcast.tmux.ControlMessage.WindowAdd;
import dev.muxcast.tmux.ControlMessage.WindowClose;
import dev.muxcast.tmux.ControlMessage.WindowPaneChanged;
import dev.muxcast.tmux.ControlMessage.WindowRenamed;
import org.jspecify.annotations.Nullable;

/// The lines of control mode that are neither output nor guards. A name is the rest of its line:
/// tmux escapes a line end in names (to 3.5) or refuses it (since 3.7).
///
/// Source: `control-notify.c` and `control.c` of tmux 3.3a to 3.8.
final class Notifications {

  private Notifications() {}

  /// The message of that line; [Unknown] where it is none we know.
  static ControlMessage parse(String line) {
    int space = line.indexOf(' ');
    String word = space < 0 ? line : line.substring(0, space);
    String rest = space < 0 ? "" : line.substring(space + 1);
    ControlMessage message =
        switch (word) {
          case "%sessions-changed" -> new SessionsChanged();
          case "%session-changed",
              "%session-renamed",
              "%session-window-changed",
              "%client-session-changed" ->
              ofSession(word, rest);
          case "%window-add", "%unlinked-window-add" ->
              WindowId.parse(rest) instanceof WindowId window
                  ? new WindowAdd(window, word.equals("%window-add"))
                  : null;
          case "%window-close", "%unlinked-window-close" ->
              WindowId.parse(rest) instanceof WindowId window
                  ? new WindowClose(window, word.equals("%window-close"))
                  : null;
          case "%window-renamed",
              "%unlinked-window-renamed",
              "%window-pane-changed",
              "%layout-change" ->
              ofWindow(word, rest);
          case "%pane-mode-changed", "%pause", "%continue" -> ofPane(word, rest);
          case "%subscription-changed" -> subscription(rest);
          case "%client-detached" -> new ClientDetached(rest);
          case "%message" -> new Message(rest);
          case "%config-error" -> new ConfigError(rest);
          default -> null;
        };
    return message == null ? new Unknown(line) : message;
  }

  private static @Nullable ControlMessage ofSession(String word, String rest) {
    String first = first(rest);
    String second = after(rest);
    if (word.equals("%client-session-changed")) {
      return SessionId.parse(first(second)) instanceof SessionId session
          ? new ClientSessionChanged(first, session, after(second))
          : null;
    }
    SessionId session = SessionId.parse(first);
    if (session == null) {
      return null;
    }
    return switch (word) {
      case "%session-changed" -> new SessionChanged(session, second);
      case "%session-renamed" -> new SessionRenamed(session, second);
      default ->
          WindowId.parse(second) instanceof WindowId window
              ? new SessionWindowChanged(session, window)
              : null;
    };
  }

  private static @Nullable ControlMessage ofWindow(String word, String rest) {
    WindowId window = WindowId.parse(first(rest));
    if (window == null) {
      return null;
    }
    String second = after(rest);
    return switch (word) {
      case "%window-renamed" -> new WindowRenamed(window, second, true);
      case "%unlinked-window-renamed" -> new WindowRenamed(window, second, false);
      case "%layout-change" -> new LayoutChange(window, first(second));
      default ->
          PaneId.parse(second) instanceof PaneId pane ? new WindowPaneChanged(window, pane) : null;
    };
  }

  private static @Nullable ControlMessage ofPane(String word, String rest) {
    PaneId pane = PaneId.parse(rest);
    if (pane == null) {
      return null;
    }
    return switch (word) {
      case "%pause" -> new Pause(pane);
      case "%continue" -> new Continue(pane);
      default -> new PaneModeChanged(pane);
    };
  }

  /// `NAME $0 @0 0 %0 : VALUE`, with `-` where a part does not apply.
  private static @Nullable ControlMessage subscription(String rest) {
    int colon = rest.indexOf(" : ");
    if (colon < 0) {
      return null;
    }
    String name = first(rest);
    String ids = after(rest.substring(0, colon));
    SessionId session = SessionId.parse(first(ids));
    if (session == null) {
      return null;
    }
    ids = after(ids);
    WindowId window = WindowId.parse(first(ids));
    ids = after(ids);
    int index = QuotedFields.integer(first(ids), -1);
    PaneId pane = PaneId.parse(first(after(ids)));
    String value = rest.substring(colon + 3);
    return new SubscriptionChanged(name, session, window, index, pane, value);
  }

  private static String first(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  private static String after(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? "" : text.substring(space + 1);
  }
}
