package dev.muxcast.app;

import dev.muxcast.auth.Grant;
import dev.muxcast.collect.TmuxEventCollector;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Place;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Target;
import dev.muxcast.server.Backend;
import dev.muxcast.server.Refused;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Answers clients out of the Collector's picture. Any thread; keeps nothing.
final class TmuxBackend implements Backend {
  private final TmuxEventCollector collector;

  TmuxBackend(TmuxEventCollector collector) {
    this.collector = collector;
  }

  @Override
  public CompletableFuture<Picture> snapshot(Target target, Grant grant) {
    Predicate<Place> wanted = place -> grant.seesSession(place.session()) && names(target, place);
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
  public CompletableFuture<Long> publish(
      String type, Map<String, @Nullable Object> data, Target target, Grant grant) {
    if (target.everything()) {
      if (!grant.unscoped()) {
        throw new Refused(
            ErrorCode.FORBIDDEN, "this token is for some sessions: name one as the event's target");
      }
      return publish(type, data, Place.NOWHERE);
    }
    Predicate<Place> wanted = place -> grant.seesSession(place.session()) && names(target, place);
    return collector
        .snapshot(wanted, false)
        .thenCompose(picture -> publish(type, data, placeOf(target, picture)));
  }

  private CompletableFuture<Long> publish(
      String type, Map<String, @Nullable Object> data, Place place) {
    return collector.publish(
        new Event(System.currentTimeMillis(), place, new EventData.Custom(type, data)));
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

  /// Whether the place of a pane is, or lies in, what the target names.
  static boolean names(Target target, Place place) {
    if (target.server() != null && !target.server().equals(place.server())) {
      return false;
    }
    String instance = target.serverInstance();
    if (instance != null && !instance.equals(place.serverInstance())) {
      return false;
    }
    if (target.session() != null) {
      return isSession(target.session(), place);
    }
    if (target.window() != null) {
      return isWindow(target.window(), place);
    }
    return target.pane() == null || isPane(target.pane(), place);
  }

  private static boolean isSession(String name, Place place) {
    return name.equals(place.sessionId()) || name.equals(place.session());
  }

  private static boolean isWindow(String name, Place place) {
    if (name.equals(place.windowId())) {
      return true;
    }
    int colon = name.lastIndexOf(':');
    return colon >= 0
        && isSession(name.substring(0, colon), place)
        && (name.substring(colon + 1).equals(String.valueOf(place.window()))
            || name.substring(colon + 1).equals(place.windowName()));
  }

  private static boolean isPane(String name, Place place) {
    if (name.equals(place.paneId())) {
      return true;
    }
    int dot = name.lastIndexOf('.');
    return dot >= 0
        && name.substring(dot + 1).equals(String.valueOf(place.pane()))
        && isWindow(name.substring(0, dot), place);
  }

  private static Picture withoutServersOfOthers(Picture picture) {
    List<Picture.Server> servers =
        picture.servers().stream()
            .filter(server ->
                picture.sessions().stream()
                    .anyMatch(session -> server.server().equals(session.place().server())))
            .toList();
    return new Picture(picture.seq(), servers, picture.sessions());
  }

  private static Refused notFound(Target target) {
    String instance = target.serverInstance();
    return new Refused(
        ErrorCode.TARGET_NOT_FOUND,
        instance == null
            ? "there is no such session, window or pane"
            : "there is no such session, window or pane on tmux server " + instance);
  }
}
