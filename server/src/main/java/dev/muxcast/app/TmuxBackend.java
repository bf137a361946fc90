package dev.muxcast.app;

import dev.muxcast.audit.Audit;
import dev.muxcast.audit.AuditEventType;
import dev.muxcast.audit.AuditRecord;
import dev.muxcast.auth.Grant;
import dev.muxcast.collect.TmuxEventCollector;
import dev.muxcast.control.Commander;
import dev.muxcast.control.TerminalAccess;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Explanation;
import dev.muxcast.event.Health;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Place;
import dev.muxcast.imsg.TmuxSocketLoop;
import dev.muxcast.look.PaneCameras;
import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.Target;
import dev.muxcast.server.Backend;
import dev.muxcast.server.ConnectionAudit;
import dev.muxcast.server.RequestRefused;
import dev.muxcast.server.Terminal;
import dev.muxcast.text.RedactionRules;
import dev.muxcast.tmux.TmuxProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Answers clients out of the Collector's picture. Any thread.
final class TmuxBackend implements Backend {
  private final TmuxEventCollector collector;
  private final TmuxProgram tmux;
  private final TmuxSocketLoop loop;
  private final RedactionRules redaction;
  private final Audit audit;

  /// Made by the first command: most servers only watch.
  private @Nullable Commander commander;

  /// Made by the first terminal.
  private @Nullable TerminalAccess access;

  /// @param redaction of what the results of commands tell and what clients publish
  TmuxBackend(
      TmuxEventCollector collector,
      TmuxProgram tmux,
      TmuxSocketLoop loop,
      RedactionRules redaction,
      Audit audit) {
    this.collector = collector;
    this.tmux = tmux;
    this.loop = loop;
    this.redaction = redaction;
    this.audit = audit;
  }

  @Override
  public CommandResult command(Request.Command command, Grant grant, String client) {
    return commander().run(command, grant, client);
  }

  private synchronized Commander commander() {
    Commander known = commander;
    if (known == null) {
      known =
          new Commander(
              collector,
              redaction,
              (client, grant, command, place, result) -> {
                AuditRecord entry =
                    ConnectionAudit.by(AuditRecord.now(AuditEventType.COMMAND_DONE), client, grant);
                audit.record(
                    ConnectionAudit.what(ConnectionAudit.in(entry, place), command)
                        .with("result", result));
              },
              System.getProperty("user.home"));
      commander = known;
    }
    return known;
  }

  @Override
  public Terminal terminal(Target target, Grant grant, String client, Terminal.View view)
      throws IOException {
    return access().open(target, grant, client, view);
  }

  private synchronized TerminalAccess access() {
    TerminalAccess known = access;
    if (known == null) {
      known = new TerminalAccess(collector, tmux, new PaneCameras(loop), new TerminalTrail(audit));
      access = known;
    }
    return known;
  }

  private record TerminalTrail(Audit audit) implements TerminalAccess.Journal {
    @Override
    public void opened(String client, Grant grant, Place place) {
      audit.record(
          ConnectionAudit.in(
              ConnectionAudit.by(AuditRecord.now(AuditEventType.TERMINAL_OPENED), client, grant),
              place));
    }

    @Override
    public void closed(String client, Grant grant, Place place, long typedBytes) {
      AuditRecord entry =
          ConnectionAudit.by(AuditRecord.now(AuditEventType.TERMINAL_CLOSED), client, grant);
      audit.record(ConnectionAudit.in(entry, place).with("typed_bytes", typedBytes));
    }
  }

  @Override
  public CompletableFuture<Picture> snapshot(Target target, Grant grant) {
    Predicate<Place> wanted = place -> grant.seesSession(place.session()) && target.names(place);
    return collector
        .snapshot(wanted, target.pane() != null)
        .thenApply(picture -> {
          if (!target.everything() && picture.sessions().isEmpty()) {
            throw notFound(target);
          }
          return grant.unscoped() ? picture : withoutServersOfOthers(picture);
        });
  }

  @Override
  public CompletableFuture<Explanation> explain(Target target, Grant grant) {
    return collector
        .explain(place -> grant.seesSession(place.session()) && target.names(place))
        .thenApply(explanation ->
            explanation.orElseThrow(() ->
                new RequestRefused(
                    ErrorCode.TARGET_NOT_FOUND,
                    "there is no such pane, or no agent was seen in it")));
  }

  @Override
  public CompletableFuture<Health> health() {
    return collector.health();
  }

  @Override
  public long lastTurnMillisAgo() {
    return collector.lastTurnMillisAgo();
  }

  @Override
  public CompletableFuture<Boolean> acknowledge(Target target, Grant grant) {
    return collector
        .acknowledge(place -> grant.seesSession(place.session()) && target.names(place))
        .thenApply(found -> {
          if (!found) {
            throw notFound(target);
          }
          return true;
        });
  }

  @Override
  public CompletableFuture<Long> publish(
      String type, Map<String, @Nullable Object> data, Target target, Grant grant) {
    if (target.everything()) {
      if (!grant.unscoped()) {
        throw new RequestRefused(
            ErrorCode.FORBIDDEN, "this token is for some sessions: name one as the event's target");
      }
      return publish(type, data, Place.NOWHERE);
    }
    Predicate<Place> wanted = place -> grant.seesSession(place.session()) && target.names(place);
    return collector
        .snapshot(wanted, false)
        .thenCompose(picture -> publish(type, data, placeOf(target, picture)));
  }

  private CompletableFuture<Long> publish(
      String type, Map<String, @Nullable Object> data, Place place) {
    return collector.publish(
        new Event(
            System.currentTimeMillis(),
            place,
            new EventData.Custom(type, new DataRedaction(redaction).of(data))));
  }

  private static Place placeOf(Target target, Picture picture) {
    if (picture.sessions().isEmpty()) {
      throw notFound(target);
    }
    Picture.Session session = picture.sessions().getFirst();
    Picture.Window window = session.windows().getFirst();
    if (target.pane() != null) {
      return window.panes().getFirst().place();
    }
    return target.window() != null ? window.place() : session.place();
  }

  private static Picture withoutServersOfOthers(Picture picture) {
    List<Picture.Server> servers = new ArrayList<>(picture.servers());
    servers.removeIf(server -> {
      for (Picture.Session session : picture.sessions()) {
        if (server.server().equals(session.place().server())) {
          return false;
        }
      }
      return true;
    });
    return new Picture(picture.seq(), servers, picture.sessions());
  }

  private static RequestRefused notFound(Target target) {
    String instance = target.serverInstance();
    return new RequestRefused(
        ErrorCode.TARGET_NOT_FOUND,
        instance == null
            ? "there is no such session, window or pane"
            : "there is no such session, window or pane on tmux server " + instance);
  }
}
