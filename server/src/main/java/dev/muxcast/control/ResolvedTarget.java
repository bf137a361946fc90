package dev.muxcast.control;

import dev.muxcast.auth.Grant;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Place;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.Target;
import dev.muxcast.protocol.Verb;
import dev.muxcast.server.RequestRefused;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.SessionPane;
import dev.muxcast.tmux.SessionWindow;
import dev.muxcast.tmux.WindowId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a command is about: exactly one session, window or pane that lives and that the token
/// reaches.
///
/// @param place of the target; its server where the command makes a session
/// @param pane null unless the target is a pane
/// @param scoped whether the token is for some sessions only
record ResolvedTarget(Place place, Picture.@Nullable Pane pane, boolean scoped) {

  /// @param picture of everything, out of the token's scope too
  /// @throws RequestRefused when it is not exactly one
  static ResolvedTarget at(Request.Command command, Picture picture, Grant grant) {
    return switch (command.verb().targetKind()) {
      case NOTHING -> server(command.target(), picture);
      case SESSION, WINDOW, PANE -> one(command, picture, grant);
    };
  }

  private static ResolvedTarget server(Target target, Picture picture) {
    ResolvedTarget found = null;
    for (Picture.Server each : picture.servers()) {
      String instance = each.serverInstance();
      boolean named = target.server() == null || target.server().equals(each.server());
      boolean same = target.serverInstance() == null || target.serverInstance().equals(instance);
      if (instance != null && each.connected() && named && same) {
        found =
            only(found, new ResolvedTarget(Place.ofServer(each.server(), instance), null, false));
      }
    }
    if (found == null) {
      throw new RequestRefused(
          ErrorCode.TARGET_NOT_FOUND, "no such tmux server runs; start one by a session of yours");
    }
    return found;
  }

  private static ResolvedTarget one(Request.Command command, Picture picture, Grant grant) {
    ResolvedTarget found = null;
    boolean hidden = false;
    for (Picture.Session session : picture.sessions()) {
      for (Picture.Window window : session.windows()) {
        for (Picture.Pane pane : window.panes()) {
          if (!command.target().names(pane.place())) {
            continue;
          }
          if (!grant.seesSession(session.place().session())) {
            hidden = true;
            continue;
          }
          boolean scoped = !grant.unscoped();
          ResolvedTarget next =
              switch (command.verb().targetKind()) {
                case SESSION, NOTHING -> new ResolvedTarget(session.place(), null, scoped);
                case WINDOW -> new ResolvedTarget(window.place(), null, scoped);
                case PANE -> new ResolvedTarget(pane.place(), pane, scoped);
              };
          found = only(found, next);
        }
      }
    }
    if (found != null) {
      if (changesOthers(command.verb()) && found.isShared(picture, grant)) {
        throw new RequestRefused(
            ErrorCode.FORBIDDEN, "that window is in a session too that this token is not for");
      }
      return found;
    }
    if (hidden) {
      throw new RequestRefused(ErrorCode.FORBIDDEN, "this token is for other sessions");
    }
    throw new RequestRefused(
        ErrorCode.TARGET_NOT_FOUND,
        "there is no such "
            + command.verb().targetKind().name().toLowerCase(java.util.Locale.ROOT));
  }

  /// Whether the verb takes from every session that has the window, or changes it there.
  private static boolean changesOthers(Verb verb) {
    return switch (verb) {
      case KILL_PANE, KILL_WINDOW, RENAME_WINDOW -> true;
      case SEND_TEXT,
          SEND_KEYS,
          INTERRUPT,
          RESPOND,
          NEW_SESSION,
          NEW_WINDOW,
          KILL_SESSION,
          RENAME_SESSION ->
          false;
    };
  }

  /// Whether a session out of the token's sight has the window as well.
  private boolean isShared(Picture picture, Grant grant) {
    for (Picture.Session session : picture.sessions()) {
      for (Picture.Window window : session.windows()) {
        Place other = window.place();
        if (Objects.equals(other.windowId(), place.windowId())
            && Objects.equals(other.server(), place.server())
            && Objects.equals(other.serverInstance(), place.serverInstance())
            && !grant.seesSession(other.session())) {
          return true;
        }
      }
    }
    return false;
  }

  private static ResolvedTarget only(@Nullable ResolvedTarget found, ResolvedTarget next) {
    if (found == null || found.id().equals(next.id())) {
      return found == null ? next : found;
    }
    throw new RequestRefused(
        ErrorCode.INVALID_MESSAGE,
        "that names more than one: say which by its id and \"server_instance\"");
  }

  /// What tells it from all others, over all tmux servers.
  String id() {
    String within = place.paneId() != null ? place.paneId() : place.windowId();
    return server() + " " + instance() + " " + (within != null ? within : place.sessionId());
  }

  String server() {
    return Objects.requireNonNull(place.server());
  }

  String instance() {
    return Objects.requireNonNull(place.serverInstance());
  }

  SessionId session() {
    return Objects.requireNonNull(SessionId.parse("" + place.sessionId()));
  }

  SessionWindow window() {
    return new SessionWindow(
        within(), Objects.requireNonNull(WindowId.parse("" + place.windowId())));
  }

  SessionPane sessionPane() {
    return new SessionPane(within(), Objects.requireNonNull(PaneId.parse("" + place.paneId())));
  }

  /// Where it must be found still: a token that is for some sessions reaches nothing that has left
  /// them.
  private @Nullable SessionId within() {
    return scoped ? session() : null;
  }

  /// Whether an agent runs there, as far as its type tells.
  boolean agent() {
    return mayBeAgent() && !"unknown".equals(place.agentType());
  }

  /// Whether that can't be ruled out.
  boolean mayBeAgent() {
    String type = place.agentType();
    return type != null && !type.equals("shell") && !type.equals("dev_server");
  }
}
