package dev.muxcast.client;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The data of the events that programs look into most. A type that has no record here can be read
/// with any record of one's own: [Message.Event#data(Class)].
public interface EventData {

  /// `pane.output`: what a pane showed.
  ///
  /// @param mode `lines` or `screen`
  /// @param matches what made the severity
  /// @param skippedBytes output left out just before this event
  @Json(naming = Json.Naming.LowerUnderscore)
  record PaneOutput(
      String content,
      @Nullable String severity,
      @Nullable String preview,
      @Nullable String mode,
      @Nullable List<Integer> rows,
      @Nullable List<Match> matches,
      @Nullable Long skippedBytes) {}

  /// A piece of the content, in UTF-16 offsets, the end excluded.
  @Json(naming = Json.Naming.LowerUnderscore)
  record Match(int start, int end, @Nullable String rule, @Nullable String severity) {}

  /// `agent.status`: an agent's state and what it rests on.
  ///
  /// @param background how many things it left running
  /// @param attention what a person should look at
  @Json(naming = Json.Naming.LowerUnderscore)
  record AgentStatus(
      String status,
      @Nullable String previous,
      @Nullable String agentType,
      @Nullable String reason,
      @Nullable String since,
      @Nullable String resetsAt,
      @Nullable Question question,
      @Nullable Integer background,
      @Nullable String attention,
      @Nullable Evidence evidence) {}

  /// What an agent asks.
  ///
  /// @param answers what can be chosen, in the order of their numbers from 1
  @Json(naming = Json.Naming.LowerUnderscore)
  record Question(String text, List<String> answers) {}

  /// What a judgement rests on.
  @Json(naming = Json.Naming.LowerUnderscore)
  record Evidence(
      String source,
      @Nullable String rule,
      @Nullable String line,
      @Nullable String against,
      @Nullable Long ageMs) {}

  /// `command.executed`: somebody did something in tmux.
  ///
  /// @param command the verb
  /// @param by the name of the token it was done with
  /// @param result `submitted`, `refused` or `unknown`
  @Json(naming = Json.Naming.LowerUnderscore)
  record CommandExecuted(String command, String by, String result) {}

  /// `agent.usage`: the tokens of an agent's conversation.
  ///
  /// @param inputTokens what the model read, cached tokens included
  /// @param contextTokens what is in its context now
  @Json(naming = Json.Naming.LowerUnderscore)
  record AgentUsage(
      @Nullable String agentType,
      @Nullable String model,
      long inputTokens,
      long cachedTokens,
      long outputTokens,
      long contextTokens,
      @Nullable Double contextPercent,
      @Nullable Double costUsd) {}

  /// `resource.usage`: what a pane's processes or the host use.
  ///
  /// @param scope `pane` or `host`
  /// @param cpuPercent of one core
  @Json(naming = Json.Naming.LowerUnderscore)
  record ResourceUsage(String scope, double cpuPercent, long memoryBytes, int processes) {}

  /// `collector.gap`: a time in which a session was not watched.
  @Json(naming = Json.Naming.LowerUnderscore)
  record CollectorGap(@Nullable String from, @Nullable String to, @Nullable String reason) {}

  /// `session.*`, `window.*` and `collector.*`: what they say besides their place.
  @Json(naming = Json.Naming.LowerUnderscore)
  record Named(
      @Nullable String session,
      @Nullable String name,
      @Nullable String previous,
      @Nullable String path,
      @Nullable Integer windows,
      @Nullable String command,
      @Nullable String tmuxVersion,
      @Nullable Integer sessions,
      @Nullable String reason) {}
}
