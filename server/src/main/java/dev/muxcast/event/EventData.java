package dev.muxcast.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `data` of an event: one record per event type, with the wire's field names in snake case.
/// The sealed list is the list of types this version can send; `protocol/schema` describes each.
public sealed interface EventData {

  /// The wire's `type`, such as `pane.output`.
  String type();

  /// The severity a filter's minimum is held against; null for types that have none.
  default @Nullable Severity severity() {
    return null;
  }

  /// @param windows null where only its name is known
  /// @param path the session's working directory
  record SessionCreated(String session, @Nullable Integer windows, @Nullable String path)
      implements EventData {
    @Override
    public String type() {
      return "session.created";
    }
  }

  record SessionRemoved(String session) implements EventData {
    @Override
    public String type() {
      return "session.removed";
    }
  }

  /// @param session the new name
  /// @param previous the old one
  record SessionRenamed(String session, String previous) implements EventData {
    @Override
    public String type() {
      return "session.renamed";
    }
  }

  record WindowCreated(String name, int panes) implements EventData {
    @Override
    public String type() {
      return "window.created";
    }
  }

  record WindowRemoved(String name) implements EventData {
    @Override
    public String type() {
      return "window.removed";
    }
  }

  record WindowRenamed(String name, String previous) implements EventData {
    @Override
    public String type() {
      return "window.renamed";
    }
  }

  /// The window has another place in its session.
  ///
  /// @param previousIndex the place it had
  record WindowMoved(String name, int previousIndex) implements EventData {
    @Override
    public String type() {
      return "window.moved";
    }
  }

  record WindowActivated(String name) implements EventData {
    @Override
    public String type() {
      return "window.activated";
    }
  }

  /// @param command tmux's `pane_current_command`
  /// @param path its working directory
  record PaneCreated(
      @Nullable String command, @Nullable String path, int width, int height, @Nullable Integer pid)
      implements EventData {
    @Override
    public String type() {
      return "pane.created";
    }
  }

  /// The pane has another place in its window.
  ///
  /// @param previousIndex the place it had
  record PaneMoved(int previousIndex) implements EventData {
    @Override
    public String type() {
      return "pane.moved";
    }
  }

  /// @param outputComplete whether the last words of the pane are known to have been delivered
  /// @param exitStatus only where tmux gave one
  record PaneRemoved(
      boolean outputComplete, @Nullable Integer exitStatus, @Nullable String exitSignal)
      implements EventData {
    @Override
    public String type() {
      return "pane.removed";
    }
  }

  /// What a pane showed. In mode `lines` the contents of a pane, concatenated, are the text that
  /// was written, with LF for CR LF. In mode `screen` the content is the changed lines joined by LF
  /// and `rows` gives the row (from 0) of each.
  ///
  /// @param preview the first 200 characters at most, on one line
  /// @param matches what made the severity, as offsets into `content`; null when nothing did
  /// @param skippedBytes how much of the pane's output was left out just before this event
  /// @param passing whether these are rows that move by themselves or stand below what is said
  ///   (`transient`), which only those are sent who ask for them
  record PaneOutput(
      String content,
      Severity severity,
      String preview,
      Mode mode,
      @Nullable List<Integer> rows,
      @Nullable List<Match> matches,
      @Nullable Long skippedBytes,
      boolean passing)
      implements EventData {

    /// Output that is news.
    public PaneOutput(
        String content,
        Severity severity,
        String preview,
        Mode mode,
        @Nullable List<Integer> rows,
        @Nullable List<Match> matches,
        @Nullable Long skippedBytes) {
      this(content, severity, preview, mode, rows, matches, skippedBytes, false);
    }

    /// The way a pane speaks.
    public enum Mode {
      LINES,
      SCREEN
    }

    @Override
    public String type() {
      return "pane.output";
    }
  }

  /// A piece of text that a rule matched: UTF-16 offsets, the end excluded.
  record Match(int start, int end, String rule, Severity severity) {}

  /// What an agent does.
  ///
  /// @param status `ready`, `busy`, `waiting`, …
  /// @param since since when, RFC 3339
  /// @param question what is asked, only while waiting
  /// @param background how many things the agent left running, null for none
  /// @param attention what a person should look at: `waiting`, `limited`, `error`, `finished`
  record AgentStatus(
      String status,
      @Nullable String previous,
      String agentType,
      @Nullable String reason,
      @Nullable String since,
      @Nullable String resetsAt,
      @Nullable Question question,
      @Nullable Integer background,
      @Nullable String attention,
      @Nullable Evidence evidence)
      implements EventData {
    @Override
    public String type() {
      return "agent.status";
    }
  }

  /// What a judgement rests on.
  ///
  /// @param source such as `process`, `title`, `screen`
  /// @param rule the rule's name
  /// @param line the text that it matched
  /// @param against what the rules say where the screen's shape says otherwise
  /// @param ageMillis how long ago it was seen
  record Evidence(
      String source,
      @Nullable String rule,
      @Nullable String line,
      @Nullable String against,
      @Nullable Long ageMillis) {}

  /// What an agent asks.
  ///
  /// @param answers what can be chosen, in the order of their numbers from 1
  record Question(String text, List<String> answers) {
    public Question {
      answers = List.copyOf(answers);
    }
  }

  /// What an agent has used since its conversation began, in tokens.
  ///
  /// @param cachedTokens how many of the input came out of a cache
  /// @param contextTokens what is in the model's context now
  /// @param contextPercent how full that is, null where the agent does not write down what fits
  record AgentUsage(
      String agentType,
      @Nullable String model,
      long inputTokens,
      long cachedTokens,
      long outputTokens,
      long contextTokens,
      @Nullable Double contextPercent)
      implements EventData {
    @Override
    public String type() {
      return "agent.usage";
    }
  }

  /// @param scope `pane` or `host`
  /// @param cpuPercent of one core, since the sample before
  record ResourceUsage(String scope, double cpuPercent, long memoryBytes, int processes)
      implements EventData {
    @Override
    public String type() {
      return "resource.usage";
    }
  }

  /// muxcast watches a tmux server.
  ///
  /// @param mode how: `control` or `look`
  /// @param otherwise how many of the sessions are watched the other way
  record CollectorConnected(String tmuxVersion, int sessions, String mode, int otherwise)
      implements EventData {
    @Override
    public String type() {
      return "collector.connected";
    }
  }

  /// @param reason why it is watched no more
  record CollectorDisconnected(String reason) implements EventData {
    @Override
    public String type() {
      return "collector.disconnected";
    }
  }

  /// A time in which a session was not watched, RFC 3339. It reaches everyone who could have
  /// matched a `pane.output` of that session.
  ///
  /// @param reason `down`, `detached`, `paused` or `dropped`
  record CollectorGap(String from, String to, String reason) implements EventData {

    /// What lay between two readings of the clock, which may have been set back meanwhile.
    public static CollectorGap between(long oneEpochMillis, long otherEpochMillis, String reason) {
      return new CollectorGap(
          Timestamp.text(Math.min(oneEpochMillis, otherEpochMillis)),
          Timestamp.text(Math.max(oneEpochMillis, otherEpochMillis)),
          reason);
    }

    @Override
    public String type() {
      return "collector.gap";
    }
  }

  /// A client did something in tmux.
  ///
  /// @param command the verb
  /// @param by the name of its token
  /// @param result `submitted`, `refused` or `unknown`
  record CommandExecuted(String command, String by, String result) implements EventData {
    @Override
    public String type() {
      return "command.executed";
    }
  }

  /// An event that a client published.
  ///
  /// @param type `custom.` and the client's own word
  /// @param data the client's own object
  record Custom(String type, Map<String, Object> data) implements EventData {}
}
