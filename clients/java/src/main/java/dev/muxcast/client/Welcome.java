package dev.muxcast.client;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The server's answer to the token: who one is and what one may do.
@Json(naming = Json.Naming.LowerUnderscore)
public record Welcome(
    boolean success,
    @Nullable String clientId,
    @Nullable String role,
    @Nullable List<String> permissions,
    @Nullable String schemaVersion) {}
