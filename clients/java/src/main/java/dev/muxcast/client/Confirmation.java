package dev.muxcast.client;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/// The server's answer to a subscription.
///
/// @param subscriptions the rules that hold now, as JSON
/// @param oldest the oldest event that is kept
/// @param top the newest one
/// @param recovered whether everything since the asked position will come
@Json(naming = Json.Naming.LowerUnderscore)
public record Confirmation(
    @Nullable String epoch,
    long oldest,
    long top,
    boolean recovered,
    @Json.Raw @Nullable String subscriptions) {}
