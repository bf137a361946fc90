package dev.muxcast.client;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What tmux looked like at one place in the log: the content of `snapshot.data`.
@Json(naming = Json.Naming.LowerUnderscore)
public record Picture(
    @Nullable String epoch,
    long seq,
    @Nullable List<Server> servers,
    @Nullable List<Session> sessions) {

  /// A tmux server.
  @Json(naming = Json.Naming.LowerUnderscore)
  public record Server(
      @Nullable String server,
      @Nullable String serverInstance,
      @Nullable String tmuxVersion,
      @Nullable String mode,
      boolean connected) {}

  /// A session.
  ///
  /// @param mode how it is watched, where that is not how its server is; else null
  /// @param watched false when it is left alone
  @Json(naming = Json.Naming.LowerUnderscore)
  public record Session(
      @Nullable String host,
      @Nullable String server,
      @Nullable String serverInstance,
      @Nullable String session,
      @Nullable String sessionId,
      @Nullable String path,
      @Nullable String mode,
      boolean watched,
      @Nullable List<Window> windows) {}

  /// A window of a session.
  @Json(naming = Json.Naming.LowerUnderscore)
  public record Window(
      @Nullable Integer window,
      @Nullable String windowName,
      @Nullable String windowId,
      @Nullable String windowKind,
      boolean active,
      @Nullable List<Pane> panes) {}

  /// A pane of a window.
  ///
  /// @param agent null where no status is known
  /// @param usage null where it is not known what the agent has used
  @Json(naming = Json.Naming.LowerUnderscore)
  public record Pane(
      @Nullable Integer pane,
      @Nullable String paneId,
      @Nullable String agentType,
      boolean active,
      @Nullable String command,
      @Nullable String title,
      @Nullable String path,
      @Nullable Integer pid,
      int width,
      int height,
      boolean dead,
      @Nullable Agent agent,
      @Nullable Usage usage,
      @Nullable String text,
      @Nullable String capturedAt) {}

  /// What an agent has used since its conversation began, in tokens.
  ///
  /// @param inputTokens cached ones included
  /// @param contextPercent how full its context is, null where the agent does not tell
  @Json(naming = Json.Naming.LowerUnderscore)
  public record Usage(
      @Nullable String model,
      long inputTokens,
      long cachedTokens,
      long outputTokens,
      long contextTokens,
      @Nullable Double contextPercent) {}

  /// An agent's state, as [EventData.AgentStatus] tells it.
  @Json(naming = Json.Naming.LowerUnderscore)
  public record Agent(
      @Nullable String status,
      @Nullable String reason,
      @Nullable String since,
      @Nullable String resetsAt,
      EventData.@Nullable Question question,
      @Nullable Integer background,
      @Nullable String attention,
      EventData.@Nullable Evidence evidence) {}
}
