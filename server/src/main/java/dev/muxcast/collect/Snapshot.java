package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.WatchMode;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Place;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Takes the picture that clients see. One use each, on the Collector thread; the panes' texts
/// arrive later, and the picture waits for them.
final class Snapshot {

  private record Key(ServerWatch server, PaneId pane) {}

  private final CollectorContext context;
  private final List<ServerWatch> servers;
  private final Predicate<Place> wanted;
  private final Map<Key, Picture.Screen> screens = new HashMap<>();

  Snapshot(CollectorContext context, List<ServerWatch> servers, Predicate<Place> wanted) {
    this.context = context;
    this.servers = servers;
    this.wanted = wanted;
  }

  /// Takes it, and completes the answer.
  void take(boolean withText, CompletableFuture<Picture> answer) {
    if (!withText) {
      answer.complete(picture());
      return;
    }
    List<CompletableFuture<?>> captures = new ArrayList<>();
    for (ServerWatch server : servers) {
      Topology topology = server.topology();
      if (topology == null) {
        continue;
      }
      for (Topology.Located at : topology.panes().values()) {
        if (wanted.test(context.places().pane(topology, at))) {
          captures.add(capture(server, at.pane().id()));
        }
      }
    }
    // The picture itself is taken when the last text is there, so that its seq and its panes agree.
    CompletableFuture.allOf(captures.toArray(new CompletableFuture<?>[0]))
        .whenComplete((all, failure) -> {
          if (!context.inbox().put(() -> answer.complete(picture()))) {
            answer.cancel(false);
          }
        });
  }

  private CompletableFuture<?> capture(ServerWatch server, PaneId pane) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    server
        .screen(pane)
        .whenComplete((screen, failure) -> {
          boolean accepted =
              context
                  .inbox()
                  .put(() -> {
                    if (screen != null) {
                      screens.put(
                          new Key(server, pane),
                          new Picture.Screen(text(screen.rows()), System.currentTimeMillis()));
                    }
                    done.complete(true);
                  });
          if (!accepted) {
            done.complete(false);
          }
        });
    return done;
  }

  /// The rows joined by LF, without the empty ones at the end.
  static String text(List<String> rows) {
    int last = rows.size();
    while (last > 0 && rows.get(last - 1).isBlank()) {
      last--;
    }
    return String.join("\n", rows.subList(0, last));
  }

  private Picture picture() {
    List<Picture.Server> list = new ArrayList<>();
    List<Picture.Session> sessions = new ArrayList<>();
    for (ServerWatch server : servers) {
      Topology topology = server.topology();
      list.add(
          new Picture.Server(
              server.socket().label(),
              topology == null ? null : topology.instance(),
              topology == null ? null : topology.version(),
              (server.watchMode() == null ? WatchMode.LOOK : server.watchMode()).word(),
              server.connected()));
      if (topology != null) {
        for (Topology.Session session : topology.sessions()) {
          Picture.Session shown = session(server, topology, session);
          if (shown != null) {
            sessions.add(shown);
          }
        }
      }
    }
    return new Picture(context.sink().top(), list, sessions);
  }

  private Picture.@Nullable Session session(
      ServerWatch server, Topology topology, Topology.Session session) {
    List<Picture.Window> windows = new ArrayList<>();
    for (Topology.Window window : session.windows()) {
      List<Picture.Pane> panes = new ArrayList<>();
      for (Topology.Pane pane : window.panes()) {
        Place place =
            server
                .statuses()
                .place(
                    pane.id(),
                    context.places().pane(topology, new Topology.Located(session, window, pane)));
        if (wanted.test(place)) {
          panes.add(
              pane(
                  place,
                  pane,
                  server.statuses().status(pane.id()),
                  server.statuses().usage(pane.id()),
                  screens.get(new Key(server, pane.id()))));
        }
      }
      if (!panes.isEmpty()) {
        windows.add(
            new Picture.Window(
                server
                    .statuses()
                    .window(
                        context.places().window(topology, session, window), window.activePane()),
                window.active(),
                panes));
      }
    }
    WatchMode own = server.ownMode(session);
    return windows.isEmpty()
        ? null
        : new Picture.Session(
            context.places().session(topology, session),
            session.path(),
            own == null ? null : own.word(),
            server.watches(session.id()),
            windows);
  }

  private static Picture.Pane pane(
      Place place,
      Topology.Pane pane,
      EventData.@Nullable AgentStatus status,
      EventData.@Nullable AgentUsage usage,
      Picture.@Nullable Screen screen) {
    return new Picture.Pane(
        place,
        pane.active(),
        pane.facts().command(),
        pane.facts().title(),
        pane.path().isEmpty() ? null : pane.path(),
        pane.facts().pid() < 0 ? null : pane.facts().pid(),
        pane.width(),
        pane.height(),
        pane.facts().dead(),
        status,
        usage,
        screen);
  }
}
