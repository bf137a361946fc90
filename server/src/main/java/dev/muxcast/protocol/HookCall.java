package dev.muxcast.protocol;

import dev.muxcast.agent.HookEvent;
import dev.muxcast.tmux.PaneId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of `POST /hooks/AGENT`: `{"tmux":"SOCKET,PID,N","tmux_pane":"%3","hook":{…}}`, where
/// the first two are the hook's environment and the last is the agent's own JSON.
///
/// @param socket the tmux server's
/// @param serverPid that server's
public record HookCall(String socket, long serverPid, PaneId pane, HookEvent event) {

  /// What an agent calls the name of its event, as far as they differ.
  private static final String[] NAMES = {"hook_event_name", "event", "type"};

  /// Texts longer than this are contents, which no rule asks about.
  private static final int LONGEST = 1_000;

  /// Reads a body.
  ///
  /// @throws IllegalArgumentException when it is malformed; the message says what is expected
  public static HookCall of(String agent, byte[] body) {
    Map<?, ?> call = object(read(body), "the body");
    String tmux = text(call, "tmux");
    int session = tmux.lastIndexOf(',');
    int pid = session < 0 ? -1 : tmux.lastIndexOf(',', session - 1);
    PaneId pane = PaneId.parse(text(call, "tmux_pane"));
    if (pid < 1 || pane == null) {
      throw new IllegalArgumentException(
          "tmux and tmux_pane are what $TMUX and $TMUX_PANE hold, such as /tmp/tmux-0/default,1,0"
              + " and %3");
    }
    return new HookCall(
        tmux.substring(0, pid),
        number(tmux.substring(pid + 1, session)),
        pane,
        event(agent, object(call.get("hook"), "hook")));
  }

  private static @Nullable Object read(byte[] body) {
    try {
      return StrictJson.read(new String(body, StandardCharsets.UTF_8));
    } catch (StrictJson.Malformed e) {
      throw new IllegalArgumentException("the body is no JSON: " + e.getMessage(), e);
    }
  }

  private static HookEvent event(String agent, Map<?, ?> hook) {
    Map<String, String> fields = new HashMap<>();
    hook.forEach((key, value) -> {
      if (value instanceof String text && text.length() <= LONGEST) {
        fields.put((String) key, text);
      }
    });
    for (String name : NAMES) {
      String found = fields.get(name);
      if (found != null) {
        return new HookEvent(agent, found, fields);
      }
    }
    throw new IllegalArgumentException("hook names no event: it has no hook_event_name");
  }

  private static Map<?, ?> object(@Nullable Object value, String what) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(what + " has to be an object");
  }

  private static String text(Map<?, ?> call, String name) {
    if (call.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(name + " has to be a text");
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("tmux names no process", e);
    }
  }
}
