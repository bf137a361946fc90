package dev.muxcast.event;

import java.util.ArrayList;
import java.util.List;

/// A client's rules in order: the last one that matches an event decides. Immutable; a change gives
/// new rules.
public record FilterRules(List<Rule> rules) {
  /// How many rules one client may have.
  public static final int MAX_RULES = 64;

  /// How much memory the rules of one client may take.
  public static final int MAX_BYTES = 64 * 1024;

  /// No rules: nothing is let through.
  public static final FilterRules NONE = new FilterRules(List.of());

  public FilterRules {
    rules = List.copyOf(rules);
  }

  /// Whether a matching event is let through or kept back.
  public enum Effect {
    INCLUDE,
    EXCLUDE
  }

  /// One rule.
  public record Rule(Effect effect, Filter filter) {}

  /// These rules with one more at the end; an earlier rule with an equal filter goes.
  public FilterRules with(Effect effect, Filter filter) {
    List<Rule> all = new ArrayList<>(rules.size() + 1);
    for (Rule rule : rules) {
      if (!rule.filter().sameAs(filter)) {
        all.add(rule);
      }
    }
    all.add(new Rule(effect, filter));
    return new FilterRules(all);
  }

  /// Whether there are more than a client may have.
  public boolean tooMany() {
    return rules.size() > MAX_RULES;
  }

  /// How many bytes of memory they take, about.
  public long bytes() {
    long bytes = 0;
    for (Rule rule : rules) {
      bytes += rule.filter().bytes();
    }
    return bytes;
  }

  /// Whether an event with these facets is let through. A `collector.gap` reaches everyone who
  /// includes anything of its session.
  public boolean pass(Facets facets) {
    if (facets.type().equals("collector.gap")) {
      return reachesGap(facets);
    }
    for (int i = rules.size() - 1; i >= 0; i--) {
      Rule rule = rules.get(i);
      boolean include = rule.effect() == Effect.INCLUDE;
      if (include ? rule.filter().matches(facets) : rule.filter().means(facets)) {
        return include;
      }
    }
    return false;
  }

  private boolean reachesGap(Facets facets) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      Rule rule = rules.get(i);
      if (rule.effect() == Effect.INCLUDE && rule.filter().couldMatchOutputOf(facets)) {
        return true;
      }
      if (rule.effect() == Effect.EXCLUDE && excludesWhole(rule.filter(), facets)) {
        return false;
      }
    }
    return false;
  }

  /// Whether the filter keeps back all output of the session the facets name.
  private static boolean excludesWhole(Filter filter, Facets facets) {
    return filter.windows() == null
        && filter.panes() == null
        && filter.agentTypes() == null
        && (filter.severity() == null || filter.severity() == Severity.INFO)
        && filter.matches(new Facets("pane.output", facets.place(), Severity.INFO, null));
  }
}
