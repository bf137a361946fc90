package dev.muxcast.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The agents among the panes, the most urgent first.
final class Agents {

  private static final List<String> ORDER =
      List.of(
          "waiting",
          "limited",
          "error",
          "finished",
          "busy",
          "starting",
          "ready",
          "unknown",
          "exited");

  private Agents() {}

  static List<PaneRow> of(Panes panes) {
    return panes.all().stream()
        .filter(PaneRow::isAgent)
        .sorted(Comparator.comparingInt(row -> rank(AgentState.of(row).word())))
        .toList();
  }

  /// Such as `3 claude, 1 codex`.
  static String counts(List<PaneRow> agents) {
    var counts = new TreeMap<String, Integer>();
    agents.forEach(row -> counts.merge(row.type(), 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /// Such as `6 agents · 1 waiting · 5 ready`.
  static String summary(List<PaneRow> agents) {
    var parts = new ArrayList<String>();
    parts.add(agents.size() == 1 ? "1 agent" : agents.size() + " agents");
    for (String word : ORDER) {
      long count = agents.stream().filter(row -> AgentState.of(row).word().equals(word)).count();
      if (count > 0) {
        parts.add(count + " " + word);
      }
    }
    return String.join(" · ", parts);
  }

  private static int rank(String word) {
    int rank = ORDER.indexOf(word);
    return rank < 0 ? ORDER.size() : rank;
  }
}
