package dev.muxcast.server;

import dev.muxcast.audit.Audit;
import dev.muxcast.audit.AuditEventType;
import dev.muxcast.audit.AuditRecord;
import dev.muxcast.auth.Grant;
import dev.muxcast.event.Filter;
import dev.muxcast.event.FilterRules;
import dev.muxcast.event.Place;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Has written down what one WebSocket connection does. Its reader's thread only.
public final class ConnectionAudit {
  private final Audit audit;
  private final String client;
  private final String address;
  private final String endpoint;
  private final long openedNanos = System.nanoTime();
  private @Nullable Grant grant;
  private boolean known;

  ConnectionAudit(Audit audit, String client, String address, String endpoint) {
    this.audit = audit;
    this.client = client;
    this.address = address;
    this.endpoint = endpoint;
  }

  void opened() {
    known =
        some(
            entry(AuditEventType.CONNECTION_OPENED)
                .with("address", address)
                .with("endpoint", endpoint));
  }

  void accepted(Grant found) {
    grant = found;
    known =
        some(
            entry(AuditEventType.AUTH_ACCEPTED)
                .with("address", address)
                .with("endpoint", endpoint)
                .with("role", found.role().word())
                .with("sessions", found.sessions()));
  }

  void notAccepted() {
    some(entry(AuditEventType.AUTH_REFUSED).with("address", address));
  }

  void closed(int code) {
    if (known) {
      long seconds = (System.nanoTime() - openedNanos) / 1_000_000_000;
      some(entry(AuditEventType.CONNECTION_CLOSED).with("code", code).with("seconds", seconds));
    }
  }

  void subscribed(FilterRules rules) {
    List<String> words = new ArrayList<>();
    for (FilterRules.Rule rule : rules.rules()) {
      words.add(rule.effect().name().toLowerCase(Locale.ROOT) + words(rule.filter()));
    }
    some(entry(AuditEventType.SUBSCRIPTION_CHANGED).with("rules", words));
  }

  void published(String type, Target target, long seq) {
    audit.record(
        withTarget(entry(AuditEventType.EVENT_PUBLISHED).with("type", type), target)
            .with("seq", seq));
  }

  void acknowledged(Target target) {
    audit.record(withTarget(entry(AuditEventType.AGENT_ACKNOWLEDGED), target));
  }

  /// What the token is not for. A command has a record of its own kind also then.
  void refused(Request request, ErrorCode code) {
    if (request instanceof Request.Command command) {
      AuditRecord entry = withTarget(entry(AuditEventType.COMMAND_DONE), command.target());
      audit.record(what(entry, command).with("result", code.name()));
    } else {
      some(
          entry(AuditEventType.ACTION_REFUSED)
              .with("action", request.action().word())
              .with("result", code.name()));
    }
  }

  void terminalRefused(ErrorCode code) {
    some(
        entry(AuditEventType.ACTION_REFUSED)
            .with("action", "terminal")
            .with("endpoint", endpoint)
            .with("result", code.name()));
  }

  private boolean some(AuditRecord entry) {
    return audit.recordSome(grant == null ? null : grant.tokenId(), entry);
  }

  private AuditRecord entry(AuditEventType type) {
    return by(AuditRecord.now(type), client, grant);
  }

  /// Adds who it was.
  public static AuditRecord by(AuditRecord entry, String client, @Nullable Grant grant) {
    entry.with("client", client);
    return grant == null ? entry : entry.with("token", grant.tokenId()).with("name", grant.name());
  }

  /// Adds where it was.
  public static AuditRecord in(AuditRecord entry, Place place) {
    return entry
        .with("server", place.server())
        .with("server_instance", place.serverInstance())
        .with("session", place.session())
        .with("session_id", place.sessionId())
        .with("window_id", place.windowId())
        .with("pane_id", place.paneId());
  }

  /// Adds what was to be done; what was typed only as the audit keeps that.
  public static AuditRecord what(AuditRecord entry, Request.Command command) {
    entry.with("command", command.verb().word());
    if (!command.keys().isEmpty()) {
      entry.typed(String.join(" ", command.keys()));
    } else {
      entry.typed(command.text());
    }
    return entry
        .with("new_name", command.name())
        .with("path", command.path())
        .with("request_id", bare(command.requestId().json()));
  }

  private static String bare(String json) {
    return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
  }

  private static AuditRecord withTarget(AuditRecord entry, Target target) {
    return entry
        .with("server", target.server())
        .with("server_instance", target.serverInstance())
        .with("session", target.session())
        .with("window", target.window())
        .with("pane", target.pane());
  }

  private static String words(Filter filter) {
    StringBuilder out = new StringBuilder();
    add(out, "types", filter.types());
    add(out, "sessions", filter.sessions());
    add(out, "windows", filter.windows());
    add(out, "panes", filter.panes());
    add(out, "hosts", filter.hosts());
    add(out, "agent_types", filter.agentTypes());
    if (filter.severity() != null) {
      out.append(" severity=").append(filter.severity().word());
    }
    if (filter.serverInstance() != null) {
      out.append(" server_instance=").append(filter.serverInstance());
    }
    return out.toString();
  }

  private static void add(StringBuilder out, String name, @Nullable List<String> patterns) {
    if (patterns != null) {
      out.append(' ').append(name).append('=').append(String.join(",", patterns));
    }
  }
}
