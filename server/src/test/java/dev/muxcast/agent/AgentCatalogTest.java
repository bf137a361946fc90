package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentCatalogTest {
  private static final String MINE =
      """
      command mine
      composer "^> "
      [asks waiting permission]
      in bottom 2
      ask "^Really"
      [idle ready]
      in composer
      row "^> "
      """;

  @Test
  void theUserAddsAnAgentWithOneFile() {
    AgentCatalog catalog = AgentCatalog.with(Map.of("mine", MINE));
    StoredScreen asking = new StoredScreen(List.of("Really do it?"), "", "mine");
    assertEquals(List.of(), catalog.problems());
    assertEquals("mine", asking.judge(catalog).agentType());
    assertEquals(Status.WAITING, asking.judge(catalog).status());
    assertEquals(
        Status.READY,
        new StoredScreen(List.of("Really do it?", "> "), "", "mine").judge(catalog).status());
  }

  @Test
  void theUsersFileOverridesTheShippedOne() {
    AgentCatalog catalog = AgentCatalog.with(Map.of("claude", MINE));
    assertEquals("claude", catalog.types().of("mine", ""));
    assertEquals("unknown", catalog.types().of("claude", ""));
  }

  /// Time is bounded by the row and the pattern, whatever they hold.
  @Test
  void aCatastrophicPatternInAUsersFileHoldsNothingUp() {
    String file = MINE + "[evil busy]\nrow \"^(((a*)*)*)*(a|aa)+b$\" \"(a*)*(a*)*(a*)*c\"\n";
    AgentCatalog catalog = AgentCatalog.with(Map.of("mine", file));
    assertEquals(List.of(), catalog.problems());
    List<String> rows = java.util.Collections.nCopies(40, "a".repeat(2_000));
    assertEquals(Status.UNKNOWN, new StoredScreen(rows, "", "mine").judge(catalog).status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "[x sleeping]~line 3",
        "[x waiting]%nin middle~line 4",
        "[x waiting]%nrow \"(a\"~line 4",
        "[x waiting]%nsees \"a\"~line 4",
        "[x waiting]%nrow \"a~line 4",
        "background 3~line 3",
        "colour red~line 3",
        "[x waiting]%nrow \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"~line 4"
      })
  void aBadFileIsNamedWithItsLineAndTheRestGoesOn(String rule, String place) {
    String bad = "! mine\ncommand bad\n" + String.format(rule) + "\n";
    AgentCatalog catalog = AgentCatalog.with(Map.of("bad", bad, "codex", bad, "mine", MINE));
    assertEquals(2, catalog.problems().size());
    assertTrue(
        catalog.problems().stream().allMatch(problem -> problem.contains(".rules, " + place + ":")),
        catalog.problems().toString());
    assertEquals("mine", catalog.types().of("mine", ""));
    assertEquals("codex", catalog.types().of("codex", ""), "the shipped file is used instead");
    assertEquals("unknown", catalog.types().of("bad", ""));
  }

  @ParameterizedTest
  @CsvSource({"Qwen - shop, false", "◐︎ Qwen - shop, true"})
  void aPickerOfQwenTellsNothingOnlyWhileTheTitleTellsWork(String title, boolean freezes) {
    List<String> picker =
        List.of(
            "  > hello",
            "  ╭─────────────────────────────────────╮",
            "  │ › 1. [openai] scripted (Runtime)    │",
            "  │ Enter to select, ↑↓ to navigate, Esc to close │",
            "  ╰─────────────────────────────────────╯");
    Verdict verdict = new StoredScreen(picker, title, "qwen").judge(AgentCatalog.shipped());
    assertEquals(Status.READY, verdict.status());
    assertEquals(freezes, verdict.freezes());
  }
}
