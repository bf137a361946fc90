package dev.muxcast.server;

import dev.muxcast.audit.Audit;
import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.OriginCheck;
import dev.muxcast.queue.EventQueue;

/// What every connection works with. Immutable; the parts look after their own threads.
///
/// @param version of this server, as users know it
public record ServerContext(
    EventQueue queue,
    AuthManager auth,
    OriginCheck gate,
    Limits limits,
    ClientManager clients,
    Backend backend,
    BufferPool buffers,
    Audit audit,
    HookEndpoint hooks,
    String version) {}
