package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Prompts in words that no rule knows.
class PromptShapeTest {
  private static final AgentCatalog CATALOG = AgentCatalog.shipped();

  private static Verdict judge(String command, String screen) {
    return StoredScreen.of(screen, "", command, 0).judge(CATALOG);
  }

  @ParameterizedTest
  @CsvSource({"claude, ❯", "codex, ›", "gemini, ●", "qwen, ›", "copilot, ❯", "kiro, ❯", "goose, ▶"})
  void aPromptInUnknownWordsWaits(String command, String mark) {
    Verdict verdict =
        judge(
            command,
            "  Shall the robot touch this?\n\n  rm -r build\n\n"
                + mark
                + " 1. Proceed\n  2. Proceed always\n  3. Decline\n\n  ↑/↓ to navigate · enter to pick\n");
    assertEquals("WAITING permission", verdict.status() + " " + verdict.reason());
    assertEquals("shape", verdict.rule());
    Question question = verdict.question();
    assertNotNull(question);
    assertEquals("Shall the robot touch this?\nrm -r build", question.text());
    assertEquals(List.of("Proceed", "Proceed always", "Decline"), question.answers());
  }

  @Test
  void whatTheRulesSaidInsteadIsEvidence() {
    Verdict verdict =
        judge("cursor-agent", "  Send this to the store?\n  → Accept (a)\n    Decline (esc)\n");
    assertEquals(Status.WAITING, verdict.status());
    assertEquals("ready says ready", verdict.against());
  }

  @Test
  void choicesThatTheUserOpenedWhileNothingWasDoneTellNothing() {
    Verdict choices =
        judge(
            "codex",
            "› hello\n\n• Hello.\n\n  Pick a colour\n\n› 1. Red\n  2. Blue\n\n  enter to select\n");
    assertEquals("WAITING question", choices.status() + " " + choices.reason());
    Verdict opened = choices.opened(true);
    assertEquals("READY true", opened.status() + " " + opened.freezes());
    assertEquals(choices, opened.opened(false));
    Verdict closable =
        judge(
            "codex",
            "  Upload logs?\n\n› 1. Yes\n  2. No\n\n  Press enter to confirm or esc to go back\n");
    assertEquals("READY true", closable.status() + " " + closable.freezes());
    assertEquals(closable, closable.opened(false), "a rule knows that hint");
  }

  @Test
  void aPermissionIsOneWhoeverAsks() {
    Verdict asked = judge("codex", "  Shall I?\n› 1. Allow\n  2. Deny\n  enter to select\n");
    assertEquals(Status.WAITING, asked.opened(true).status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "claude; ────────────%n❯ 1. first%n  2. second%n────────────%n  ? for shortcuts",
        "codex; • One of:%n%n  1. Yes%n  2. No%n%n› Ask Codex to do anything%n%n  gpt · ~/x",
        "copilot; ──────────%n❯ Tidy the parser%n  and the rest%n──────────%n  esc to cancel",
        "gemini; ✦ 1. Yes%n  2. No%n%n > Type your message or @path%n"
      })
  void aListThatIsNotToBeChosenFromIsNoPrompt(String command, String screen) {
    Verdict verdict = judge(command, String.format(screen));
    assertEquals(false, verdict.status() == Status.WAITING, verdict.toString());
  }

  @Test
  void theLowerPartOfAScreenIsEnough() {
    Verdict verdict = judge("", "   2. Allow always\n ❯ 3. Deny\n\n Esc to cancel\n");
    assertEquals("unknown WAITING", verdict.agentType() + " " + verdict.status());
    Question question = verdict.question();
    assertNotNull(question);
    assertEquals(List.of("…", "Allow always", "Deny"), question.answers());
    assertEquals(Status.READY, judge("claude", "❯ \n────────────\n  ? for shortcuts\n").status());
  }

  @Test
  void aStatusBarOfAnInnerTmuxIsNoPartOfTheScreen() {
    String prompt = " Run it?\n ❯ 1. Yes\n   2. No\n\n Esc to cancel\n";
    String bar = "[in] 0:node*                  \"vm\" 01:00 30-Nov-26\n";
    assertEquals(Status.WAITING, judge("claude", prompt + "\n\n" + bar).status());
    assertEquals(Status.WAITING, judge("claude", bar + prompt).status());
  }

  @Test
  void answersByLettersAreRead() {
    Prompt aider =
        PromptReader.on(List.of("> hi", "Add file? (Y)es/(N)o/(D)on't ask again [Yes]: "));
    assertNotNull(aider);
    assertEquals("Add file?", aider.text());
    assertEquals(List.of("Yes", "No", "Don't ask again"), aider.answers());
    assertEquals(List.of("y", "n", "d"), aider.keys());
    assertEquals(1, aider.choice("yes"));
    Prompt cline = PromptReader.on(List.of(" Approve tool call?", " [y] Approve  [n] Deny"));
    assertNotNull(cline);
    assertEquals(List.of("Approve", "Deny"), cline.answers());
    assertEquals(2, cline.choice("no"));
    assertEquals("Approve tool call?", cline.text());
    Prompt amp = PromptReader.on(List.of("Would you like to log in to Amp? [(y)es, (n)o]: "));
    assertNotNull(amp);
    assertEquals(List.of("yes", "no"), amp.answers());
    assertNull(PromptReader.on(List.of("see (a) and (b) there")));
  }
}
