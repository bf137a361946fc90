package dev.muxcast.client;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/// The fields every event has, and those it has where they apply.
///
/// @param timestamp RFC 3339, UTC
/// @param seq the event's place in the log
/// @param server the label of the tmux socket
/// @param serverInstance `PID-STARTTIME` of the tmux server: ids are unique only within one
/// @param window the window's index
/// @param pane the pane's index
/// @param agentType `claude`, `codex`, … `shell`, `dev_server`, `unknown`
/// @param data the event's own object, as JSON
@Json(naming = Json.Naming.LowerUnderscore)
public record Envelope(
    String type,
    @Nullable String timestamp,
    long seq,
    @Nullable String host,
    @Nullable String server,
    @Nullable String serverInstance,
    @Nullable String session,
    @Nullable String sessionId,
    @Nullable Integer window,
    @Nullable String windowName,
    @Nullable String windowId,
    @Nullable Integer pane,
    @Nullable String paneId,
    @Nullable String agentType,
    @Nullable String windowKind,
    @Json.Raw @Nullable String data) {}
