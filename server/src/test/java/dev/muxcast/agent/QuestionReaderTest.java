package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Questions on panes so narrow that their lines are broken.
class QuestionReaderTest {
  private static final AgentCatalog CATALOG = AgentCatalog.shipped();

  private static Question question(String command, String screen) {
    Verdict verdict = StoredScreen.of(screen, "", command, 0).judge(CATALOG);
    Question question = verdict.question();
    assertNotNull(question, verdict.toString());
    return question;
  }

  @Test
  void anAnswerOverSeveralRowsIsOne() {
    Question question =
        question(
            "claude",
            """
            ──────────────────────
             Edit file
             note.txt
             Do you want to make
             this edit to
             note.txt?
             ❯ 1. Yes
               2. Yes, and switch
                  to accept
                  edits
                  (auto-approve
                  file edits and
                  common file
                  commands) for
                  this session
                  (shift+tab)
               3. No

             Esc to cancel · Tab
             to amend
            """);
    assertEquals(
        "Edit file\nnote.txt\nDo you want to make this edit to note.txt?", question.text());
    assertEquals(
        List.of(
            "Yes",
            "Yes, and switch to accept edits (auto-approve file edits and common file commands) for"
                + " this session (shift+tab)",
            "No"),
        question.answers());
  }

  @Test
  void whatExplainsAnAnswerIsNoPartOfIt() {
    Question question =
        question(
            "claude",
            """
            ──────────────────────
             ☐ Colour

            Which colour should
            the button have?

            ❯ 1. Red
                 a warm one
              2. Blue
                 a cold one
              3. Type something.
            ──────────────────────
              4. Chat about this

            Enter to select · ↑/↓
            to navigate · Esc to
            cancel
            """);
    assertEquals("☐ Colour\nWhich colour should the button have?", question.text());
    assertEquals(List.of("Red", "Blue", "Type something.", "Chat about this"), question.answers());
  }

  @Test
  void aFrameAtTheRightIsTheEndOfARow() {
    Question question =
        question(
            "gemini",
            """
            ╭────────────────────╮
            │ Allow execution of │
            │ [Shell]?           │
            │                    │
            │ ● 1. Allow this    │
            │      once          │
            │   2. Allow for th… │
            │   3. No            │
            ╰────────────────────╯
            """);
    assertEquals("Allow execution of [Shell]?", question.text());
    assertEquals(List.of("Allow this once", "Allow for th…", "No"), question.answers());
  }

  @Test
  void aHintRightBelowTheLastAnswerIsNoPartOfIt() {
    Question question =
        question(
            "codex",
            """
              Trust this folder?
              Codex can read and
              edit files here.
            › 1. Trust and
                 continue
              2. Back to Agent
                 Command Center
              enter continue · esc
              back
            """);
    assertEquals("Trust this folder?\nCodex can read and edit files here.", question.text());
    assertEquals(List.of("Trust and continue", "Back to Agent Command Center"), question.answers());
  }

  @Test
  void wideLettersTakeTwoColumns() {
    Question question =
        question(
            "claude",
            """
            ──────────────────────
             Do you want to
             create 日本語日本語
             ファイル.txt?
             ❯ 1. Yes
               2. No

             Esc to cancel · Tab
             to amend
            """);
    assertEquals("Do you want to create 日本語日本語 ファイル.txt?", question.text());
  }
}
