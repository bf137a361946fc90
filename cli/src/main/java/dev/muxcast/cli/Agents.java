package dev.muxcast.cli;

import dev.muxcast.client.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The agents in a picture, the most urgent first.
final class Agents {

  private static final List<String> ORDER =
      List.of("waiting", "limited", "error", "busy", "starting", "ready", "unknown", "exited");

  private Agents() {}

  /// An agent and where it is.
  record Row(Picture.Session session, Picture.Window window, Picture.Pane pane) {

    String type() {
      return Objects.requireNonNullElse(pane.agentType(), "unknown");
    }

    String status() {
      Picture.Agent agent = pane.agent();
      String status = agent == null ? null : agent.status();
      return Objects.requireNonNullElse(status, "unknown");
    }

    /// As `session:window.pane`, with the socket's label before it unless it is the default one.
    String target() {
      String server = session.server();
      String prefix = server == null || server.equals("default") ? "" : server + "/";
      return Style.plain(prefix + session.session() + ":" + window.window() + "." + pane.pane());
    }
  }

  /// All agents of a picture: panes whose program is one, not shells and servers.
  static List<Row> of(Picture picture) {
    var rows = new ArrayList<Row>();
    for (Row row : panes(picture)) {
      switch (row.type()) {
        case "shell", "dev_server", "unknown" -> {}
        default -> rows.add(row);
      }
    }
    rows.sort(Comparator.comparingInt(row -> rank(row.status())));
    return rows;
  }

  /// All panes of a picture.
  static List<Row> panes(Picture picture) {
    var rows = new ArrayList<Row>();
    for (Picture.Session session : orEmpty(picture.sessions())) {
      for (Picture.Window window : orEmpty(session.windows())) {
        for (Picture.Pane pane : orEmpty(window.panes())) {
          rows.add(new Row(session, window, pane));
        }
      }
    }
    return rows;
  }

  /// Such as `3 claude, 1 codex`.
  static String counts(List<Row> rows) {
    var counts = new TreeMap<String, Integer>();
    rows.forEach(row -> counts.merge(row.type(), 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /// Such as `6 agents · 1 waiting · 5 ready`.
  static String summary(List<Row> rows) {
    var parts = new ArrayList<String>();
    parts.add(rows.size() == 1 ? "1 agent" : rows.size() + " agents");
    for (String status : ORDER) {
      long count = rows.stream().filter(row -> row.status().equals(status)).count();
      if (count > 0) {
        parts.add(count + " " + status);
      }
    }
    return String.join(" · ", parts);
  }

  private static int rank(String status) {
    int rank = ORDER.indexOf(status);
    return rank < 0 ? ORDER.size() : rank;
  }

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
