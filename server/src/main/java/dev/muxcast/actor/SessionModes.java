package dev.muxcast.actor;

import dev.muxcast.event.Glob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which sessions are watched another way than `collect.mode` says, by name.
///
/// @param rules the first that matches counts
public record SessionModes(List<Rule> rules) {

  /// No session is.
  public static final SessionModes NONE = new SessionModes(List.of());

  public SessionModes {
    rules = List.copyOf(rules);
  }

  /// @param server a glob of tmux servers' labels
  /// @param session a glob of sessions' names
  /// @param mode null leaves it to the version of the tmux server
  public record Rule(String server, String session, @Nullable WatchMode mode) {

    /// @param text `SESSION=MODE` or `SERVER/SESSION=MODE`, as the configuration has checked it
    static Rule of(String text) {
      int mode = text.lastIndexOf('=');
      int slash = text.lastIndexOf('/', mode);
      return new Rule(
          slash < 0 ? "*" : text.substring(0, slash),
          text.substring(slash + 1, mode),
          WatchMode.named(text.substring(mode + 1)));
    }
  }

  /// The rules of those texts.
  public static SessionModes of(List<String> texts) {
    return texts.isEmpty() ? NONE : new SessionModes(texts.stream().map(Rule::of).toList());
  }

  /// Those for one tmux server, up to the first for all of its sessions.
  public SessionModes on(String server) {
    List<Rule> its = new ArrayList<>();
    for (Rule rule : rules) {
      if (Glob.matches(rule.server, server)) {
        its.add(rule);
        if (rule.session.equals("*")) {
          break;
        }
      }
    }
    return new SessionModes(its);
  }

  /// The way that is wanted for a session; null leaves it to the version of the tmux server.
  ///
  /// @param session its name; the empty one, which none has, matches rules for all sessions alone
  /// @param otherwise for sessions that no rule names
  public @Nullable WatchMode wanted(String session, @Nullable WatchMode otherwise) {
    for (Rule rule : rules) {
      if (Glob.matches(rule.session, session)) {
        return rule.mode;
      }
    }
    return otherwise;
  }
}
