package dev.muxcast.cli;

import dev.muxcast.client.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The panes of a picture, found by the names that people give them.
record Panes(List<PaneRow> all) {

  static Panes of(Picture picture) {
    var rows = new ArrayList<PaneRow>();
    for (Picture.Session session : orEmpty(picture.sessions())) {
      for (Picture.Window window : orEmpty(session.windows())) {
        for (Picture.Pane pane : orEmpty(window.panes())) {
          rows.add(new PaneRow(session, window, pane));
        }
      }
    }
    return new Panes(rows);
  }

  /// The one pane of that name.
  ///
  /// @throws Exit.Problem when there is none or several
  PaneRow pane(String name) {
    return one("pane", name, row -> row.isCalled(name), PaneRow::paneId, PaneRow::name);
  }

  /// A pane of the one window of that name.
  PaneRow window(String name) {
    return one(
        "window",
        name,
        row -> row.windowIsCalled(name),
        row -> row.window().windowId(),
        PaneRow::windowName);
  }

  /// A pane of the one session of that name.
  PaneRow session(String name) {
    return one(
        "session",
        name,
        row -> row.sessionIsCalled(name),
        row -> row.session().sessionId(),
        row -> String.valueOf(row.session().session()));
  }

  private PaneRow one(
      String what,
      String name,
      Predicate<PaneRow> called,
      Function<PaneRow, @Nullable String> id,
      Function<PaneRow, String> full) {
    Map<String, PaneRow> found = new LinkedHashMap<>();
    all.stream()
        .filter(called)
        .forEach(
            row -> found.putIfAbsent(row.session().serverInstance() + " " + id.apply(row), row));
    if (found.size() == 1) {
      return found.values().iterator().next();
    }
    if (found.isEmpty()) {
      List<String> near = Suggestion.to(name, all.stream().map(full).distinct().toList());
      String then =
          near.isEmpty()
              ? "; muxcast ls shows what there is"
              : "; did you mean " + String.join(" or ", near) + "?";
      throw new Exit.Problem(Exit.REFUSED, "there is no " + what + " " + name + then);
    }
    String names =
        String.join(
            ", ", found.values().stream().map(row -> row.session().server() + "/" + name).toList());
    throw new Exit.Problem(
        Exit.REFUSED, "several " + what + "s are called " + name + "; say which: " + names);
  }

  /// The names of the tmux servers that have panes.
  List<String> servers() {
    return all.stream()
        .flatMap(row -> Stream.ofNullable(row.session().server()))
        .distinct()
        .toList();
  }

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
