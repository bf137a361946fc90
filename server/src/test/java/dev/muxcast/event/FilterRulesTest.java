package dev.muxcast.event;

import static dev.muxcast.event.FilterRules.Effect.EXCLUDE;
import static dev.muxcast.event.FilterRules.Effect.INCLUDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilterRulesTest {
  private static final Place PANE =
      Place.ofServer("default", "12-34")
          .ofSession("backend-api", "$1")
          .ofWindow(2, "Claude", "@5", "CLAUDE_AGENT")
          .ofPane(0, "%7", "claude");
  private static final Place SESSION =
      Place.ofServer("default", "12-34").ofSession("backend-api", "$1");

  private static Facets output(Severity severity) {
    return new Facets("pane.output", PANE, severity, null);
  }

  private static Filter types(String... types) {
    return new Filter(List.of(types), null, null, null, null, null, null, null);
  }

  private static Filter sessions(String... sessions) {
    return new Filter(null, List.of(sessions), null, null, null, null, null, null);
  }

  private static Filter windows(String... windows) {
    return new Filter(null, null, List.of(windows), null, null, null, null, null);
  }

  private static Filter panes(@Nullable String instance, String... panes) {
    return new Filter(null, null, null, List.of(panes), null, null, null, instance);
  }

  private static Filter severity(Severity severity) {
    return new Filter(null, null, null, null, null, null, severity, null);
  }

  @Test
  void noRulesLetNothingThroughAndAnEmptyFilterEverything() {
    assertFalse(FilterRules.NONE.pass(output(Severity.CRITICAL)));
    assertTrue(FilterRules.NONE.with(INCLUDE, Filter.ALL).pass(output(Severity.INFO)));
  }

  @Test
  void globsAndIdsAndIndexesNameTheSameThing() {
    assertTrue(types("pane.*").matches(output(Severity.INFO)));
    assertFalse(types("agent.*").matches(output(Severity.INFO)));
    assertTrue(sessions("x", "backend-*").matches(output(Severity.INFO)));
    assertTrue(sessions("$1").matches(output(Severity.INFO)));
    assertFalse(sessions("backend").matches(output(Severity.INFO)));
    assertTrue(windows("2").matches(output(Severity.INFO)));
    assertTrue(windows("@5").matches(output(Severity.INFO)));
    assertTrue(windows("Cl*").matches(output(Severity.INFO)));
    assertFalse(windows("5").matches(output(Severity.INFO)));
    assertTrue(panes(null, "%7").matches(output(Severity.INFO)));
    assertTrue(panes("12-34", "%7").matches(output(Severity.INFO)));
    assertFalse(panes("99-34", "%7").matches(output(Severity.INFO)));
  }

  @Test
  void anEventThatLacksAFilteredFieldDoesNotMatch() {
    assertFalse(windows("2").matches(new Facets("session.created", SESSION, null, null)));
    assertFalse(sessions("*").matches(new Facets("custom.x", Place.NOWHERE, null, null)));
  }

  @Test
  void severityIsAMinimumForTheTypesThatHaveOne() {
    assertFalse(severity(Severity.ERROR).matches(output(Severity.WARNING)));
    assertTrue(severity(Severity.ERROR).matches(output(Severity.ERROR)));
    assertTrue(severity(Severity.ERROR).matches(output(Severity.CRITICAL)));
    assertTrue(
        severity(Severity.ERROR).matches(new Facets("session.created", SESSION, null, null)));
  }

  @Test
  void theLastRuleThatMatchesDecides() {
    FilterRules rules =
        FilterRules.NONE.with(INCLUDE, types("pane.*")).with(EXCLUDE, sessions("backend-*"));
    assertFalse(rules.pass(output(Severity.INFO)));
    assertTrue(rules.with(INCLUDE, panes(null, "%7")).pass(output(Severity.INFO)));
  }

  @Test
  void aRuleWithAnEqualFilterTakesThePlaceOfTheEarlierOne() {
    FilterRules rules =
        FilterRules.NONE
            .with(INCLUDE, types("pane.*"))
            .with(EXCLUDE, sessions("a"))
            .with(EXCLUDE, types("pane.*"));
    assertEquals(
        List.of(
            new FilterRules.Rule(EXCLUDE, sessions("a")),
            new FilterRules.Rule(EXCLUDE, types("pane.*"))),
        rules.rules());
  }

  @Test
  void theOrderWithinAListMakesNoOtherFilter() {
    FilterRules rules =
        FilterRules.NONE.with(INCLUDE, sessions("a", "b")).with(EXCLUDE, sessions("b", "a"));
    assertEquals(List.of(new FilterRules.Rule(EXCLUDE, sessions("b", "a"))), rules.rules());
    assertEquals(2, rules.with(EXCLUDE, sessions("a")).rules().size());
  }

  @Test
  void aRenamedSessionIsFoundByBothItsNames() {
    Facets renamed =
        new Facets(
            "session.renamed", Place.ofServer("d", "1-2").ofSession("new", "$1"), null, "old");
    assertTrue(sessions("old").matches(renamed));
    assertTrue(sessions("new").matches(renamed));
    assertFalse(sessions("other").matches(renamed));
  }

  @Test
  void aGapReachesWhoeverCouldHaveSeenOutputOfThatSession() {
    Facets gap = new Facets("collector.gap", SESSION, null, null);
    assertTrue(FilterRules.NONE.with(INCLUDE, types("agent.status")).pass(gap));
    assertTrue(FilterRules.NONE.with(INCLUDE, panes(null, "%7")).pass(gap));
    assertTrue(FilterRules.NONE.with(INCLUDE, severity(Severity.ERROR)).pass(gap));
    assertFalse(FilterRules.NONE.with(INCLUDE, sessions("frontend")).pass(gap));
    assertFalse(FilterRules.NONE.pass(gap));
    FilterRules all = FilterRules.NONE.with(INCLUDE, Filter.ALL);
    assertFalse(all.with(EXCLUDE, sessions("backend-*")).pass(gap));
    assertTrue(all.with(EXCLUDE, panes(null, "%7")).pass(gap));
  }

  @Test
  void globsMatchWholeNamesInLinearTime() {
    assertTrue(Glob.matches("", ""));
    assertFalse(Glob.matches("", "a"));
    assertTrue(Glob.matches("*", ""));
    assertTrue(Glob.matches("a*b?d", "axxbcd"));
    assertTrue(Glob.matches("*a*", "bab"));
    assertFalse(Glob.matches("a*b", "abc"));
    assertFalse(Glob.matches("a*".repeat(30) + "b", "a".repeat(5_000)));
  }

  @Test
  void rowsThatMoveAreOnlyForWhoAsksForThem() {
    Facets moving = new Facets("pane.output", PANE, Severity.INFO, null, true);
    Filter asking = new Filter(null, null, null, null, null, null, null, null, true);
    assertFalse(Filter.ALL.matches(moving));
    assertTrue(asking.matches(moving));
    FilterRules rules = FilterRules.NONE.with(FilterRules.Effect.INCLUDE, asking);
    assertTrue(rules.pass(moving));
    assertFalse(rules.with(FilterRules.Effect.EXCLUDE, types("pane.*")).pass(moving));
  }
}
