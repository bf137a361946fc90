package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.client.Picture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EventOptionsTest {

  private static Selection selection(String... arguments) {
    var all = new ArrayList<>(List.of("tail"));
    all.addAll(List.of(arguments));
    CommandLine line = Main.line();
    line.parseArgs(all.toArray(String[]::new));
    TailCommand tail = line.getSubcommands().get("tail").getCommand();
    return tail.events.selection(EventOptionsTest::panes);
  }

  private static Panes panes() {
    var pane =
        new Picture.Pane(
            0, "%3", null, true, null, null, null, null, 80, 24, false, null, null, null, null);
    var window = new Picture.Window(1, "tests", "@2", null, true, List.of(pane));
    var session =
        new Picture.Session(null, "default", "7-7", "api", "$0", null, null, true, List.of(window));
    return Panes.of(new Picture(null, 1, List.of(), List.of(session)));
  }

  @Test
  void figuresComeOnlyToWhoAsksForThem() {
    assertEquals(
        List.of("exclude resource.usage,agent.usage"),
        selection().rules(true).stream()
            .filter(rule -> rule.effect().equals("exclude"))
            .map(rule -> "exclude " + String.join(",", Panes.orEmpty(rule.filters().types())))
            .toList());
    assertTrue(selection("--type", "resource.usage").unwanted().isEmpty());
  }

  @Test
  void aPaneIsNamedAsInEveryOtherCommand() {
    for (String name : List.of("api:1.0", "api:tests.0", "api", "%3")) {
      var filters = selection("--pane", name).wanted().getFirst();
      assertEquals(List.of("%3"), filters.panes());
      assertEquals("7-7", filters.serverInstance());
    }
    var none = assertThrows(Exit.Problem.class, () -> selection("--pane", "fresh:0.0"));
    assertEquals("there is no pane fresh:0.0; muxcast ls shows what there is", none.getMessage());
  }

  @Test
  void aTypeThatDoesNotExistIsRefused() {
    var typo = assertThrows(Exit.Problem.class, () -> selection("--type", "agent.statsu"));
    assertEquals(
        "there is no event type agent.statsu; did you mean agent.status?", typo.getMessage());
    assertEquals(Exit.USAGE, typo.code());
    assertEquals(1, selection("--type", "agent.*,custom.deploy").wanted().size());
  }

  @Test
  void aSeverityAsksForWhatHasOne_andStaysWithTheLines() {
    Selection severe = selection("--severity", "critical", "--exclude", "scratch*,agent.usage");
    assertEquals(List.of("pane.output", "alert.*"), severe.wanted().getFirst().types());
    assertEquals(Severity.CRITICAL, severe.least());
    assertEquals(3, severe.unwanted().size());
  }
}
