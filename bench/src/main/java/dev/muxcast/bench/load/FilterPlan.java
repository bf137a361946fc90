package dev.muxcast.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Fifty different subscriptions to `EventMix`, and what each must get: written here a second time,
/// apart from the server's own matching.
///
/// @param rules the member `rules` of a `subscribe` request
/// @param passes whether the event with this number within the period must arrive
public record FilterPlan(String rules, IntPredicate passes) {

  /// The plans of the given number of clients, all distinct up to fifty.
  public static List<FilterPlan> distinct(int clients) {
    List<FilterPlan> plans = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      plans.add(plan(i / 10 % 5, i % 10));
    }
    return plans;
  }

  private static FilterPlan plan(int kind, int n) {
    return switch (kind) {
      case 0 ->
          new FilterPlan(
              rules(include(""), exclude("\"sessions\":[\"agent-" + n + "\"]")),
              k -> EventMix.session(k) != n);
      case 1 ->
          new FilterPlan(
              rules(include(""), exclude("\"panes\":[\"%" + n + "\"]")),
              k -> EventMix.pane(k) != n);
      case 2 ->
          new FilterPlan(
              rules(
                  include("\"types\":[\"pane.*\"]"), exclude("\"panes\":[\"%" + (n + 10) + "\"]")),
              k -> !EventMix.isStatus(k) && EventMix.pane(k) != n + 10);
      case 3 ->
          new FilterPlan(
              rules(
                  include("\"types\":[\"agent.*\",\"pane.output\"]"),
                  exclude("\"sessions\":[\"agent-" + n + "\"],\"types\":[\"agent.status\"]")),
              k -> !(EventMix.isStatus(k) && EventMix.session(k) == n));
      default ->
          new FilterPlan(
              rules(include("\"severity\":\"warning\""), include("\"sessions\":[" + from(n) + "]")),
              k -> EventMix.isStatus(k) || EventMix.severity(k) > 0 || EventMix.session(k) >= n);
    };
  }

  private static String from(int first) {
    StringBuilder names = new StringBuilder();
    for (int i = first; i < EventMix.SESSIONS; i++) {
      names.append(i == first ? "" : ",").append("\"agent-").append(i).append('"');
    }
    return names.toString();
  }

  private static String include(String filters) {
    return "{\"effect\":\"include\",\"filters\":{" + filters + "}}";
  }

  private static String exclude(String filters) {
    return "{\"effect\":\"exclude\",\"filters\":{" + filters + "}}";
  }

  private static String rules(String... rules) {
    return "\"rules\":[" + String.join(",", rules) + "]";
  }
}
