package dev.muxcast.client;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which events one wants: any word of a list, and every list that is not null. Words may be globs
/// (`agent.*`, `backend-*`).
///
/// @param windows indexes, name globs or `@n`
/// @param panes `%n`
/// @param severity the least severity; it binds only types that have one
/// @param serverInstance makes the `%n` and `@n` mean those of one tmux server
@Json(naming = Json.Naming.LowerUnderscore)
public record Filters(
    @Nullable List<String> types,
    @Nullable List<String> sessions,
    @Nullable List<String> windows,
    @Nullable List<String> panes,
    @Nullable List<String> hosts,
    @Nullable String severity,
    @Nullable List<String> agentTypes,
    @Nullable String serverInstance) {

  /// Everything.
  public static final Filters ALL = new Filters(null, null, null, null, null, null, null, null);

  /// The events of some types.
  public static Filters types(String... types) {
    return ALL.withTypes(List.of(types));
  }

  /// These filters, for these types only.
  public Filters withTypes(@Nullable List<String> wanted) {
    return new Filters(
        wanted, sessions, windows, panes, hosts, severity, agentTypes, serverInstance);
  }

  /// These filters, for these sessions only.
  public Filters withSessions(@Nullable List<String> wanted) {
    return new Filters(types, wanted, windows, panes, hosts, severity, agentTypes, serverInstance);
  }

  /// These filters, for these windows only.
  public Filters withWindows(@Nullable List<String> wanted) {
    return new Filters(types, sessions, wanted, panes, hosts, severity, agentTypes, serverInstance);
  }

  /// These filters, for these panes only.
  public Filters withPanes(@Nullable List<String> wanted) {
    return new Filters(
        types, sessions, windows, wanted, hosts, severity, agentTypes, serverInstance);
  }

  /// These filters, for these agents only.
  public Filters withAgentTypes(@Nullable List<String> wanted) {
    return new Filters(types, sessions, windows, panes, hosts, severity, wanted, serverInstance);
  }

  /// These filters, within one tmux server.
  public Filters withServerInstance(@Nullable String instance) {
    return new Filters(types, sessions, windows, panes, hosts, severity, agentTypes, instance);
  }

  /// These filters, from this severity on.
  public Filters withSeverity(@Nullable String least) {
    return new Filters(types, sessions, windows, panes, hosts, least, agentTypes, serverInstance);
  }
}
