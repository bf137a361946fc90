package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.agent.Prompt.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptReaderTest {
  private static final String CLAUDE =
      """
      ● I will do that.
      ────────────────────────────────
       Bash command
      ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
       touch x308
      ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
       Do you want to proceed?
       ❯ 1. Yes
         2. Yes, and always allow access to /tmp from this project
         3. No

       Esc to cancel · Tab to amend\
      """;

  private static List<String> screen(String text) {
    return text.lines().toList();
  }

  private static Prompt read(String text) {
    Prompt prompt = PromptReader.on(screen(text));
    assertNotNull(prompt, text);
    return prompt;
  }

  @Test
  void aNumberedPromptIsAskedByWholeRowsAboveItsAnswers() {
    Prompt prompt = read(CLAUDE);
    assertEquals(Kind.NUMBERED, prompt.kind());
    assertEquals(1, prompt.marked());
    assertEquals("Bash command\ntouch x308\nDo you want to proceed?", prompt.text());
    assertTrue(prompt.asks(prompt.text()), "what status tells is taken as it is");
    assertTrue(prompt.asks("Do you want to proceed?"));
    assertTrue(prompt.asks("touch x308\n Do you want to proceed?"));
    assertTrue(prompt.asks("Bash command touch x308 Do you want to proceed?"));
    assertFalse(prompt.asks("touch x309 Do you want to proceed?"));
    assertFalse(prompt.asks("want to proceed?"));
    assertFalse(prompt.asks("touch x308"));
    assertFalse(prompt.asks(""));
  }

  @Test
  void anAnswerIsNamedByItsNumberAllOfItsWordsOrItsFirstOnes() {
    Prompt prompt = read(CLAUDE);
    assertEquals(3, prompt.choice("3"));
    assertEquals(3, prompt.choice("no"));
    assertEquals(1, prompt.choice("Yes"));
    assertEquals(1, prompt.choice("Y"));
    assertEquals(0, prompt.choice("Ye"));
    assertEquals(2, prompt.choice("yes, and"));
    assertEquals(0, prompt.choice("Yes, an"));
    assertEquals(0, prompt.choice(" "));
    assertEquals(0, prompt.choice("4"));
    assertEquals(0, prompt.choice("0"));
    assertEquals(
        "1. Yes; 2. Yes, and always allow access to /tmp from this project; 3. No",
        prompt.choices());
    Prompt two =
        read(
            """
            Which colour?
            ❯ 1. Blue      a cold one
              2. Red       a warm one
              3. Yes, both
              4. Yes, neither\
            """);
    assertEquals(1, two.choice("Blue"));
    assertEquals(2, two.choice("red"));
    assertEquals(0, two.choice("yes"));
    assertEquals(3, two.choice("yes, both"));
  }

  @Test
  void anAnswerThatANarrowPaneBreaksIsNamedByAllOfItsWords() {
    Prompt prompt =
        read(
            """
             Do you want to
             create new.txt?
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
             to amend\
            """);
    assertEquals(
        2,
        prompt.choice(
            "Yes, and switch to accept edits (auto-approve file edits and common file commands)"
                + " for this session (shift+tab)"));
    assertEquals(3, prompt.choice("No"));
    assertTrue(prompt.asks("Do you want to create new.txt?"));
  }

  @Test
  void twoAnswersOfTheSameWordsAreNamedByNumberOnly() {
    Prompt prompt = read("Which?\n❯ 1. Yes\n  2. Yes");
    assertEquals(0, prompt.choice("Yes"));
    assertEquals(2, prompt.choice("2"));
  }

  @Test
  void aListWithoutNumbersIsOneWhereTheScreenSaysHowToChoose() {
    String trust =
        """
        Do you trust this folder?

        ❯ No, exit
          Yes, I trust this folder

        Enter to confirm · Esc to exit\
        """;
    Prompt prompt = read(trust);
    assertEquals(Kind.LIST, prompt.kind());
    assertEquals(List.of("No, exit", "Yes, I trust this folder"), prompt.answers());
    assertEquals(1, prompt.marked());
    assertTrue(prompt.asks("Do you trust this folder?"));
    assertEquals(2, read(trust.replace("❯ No", "  No").replace("  Yes", "❯ Yes")).marked());
  }

  @Test
  void aComposerWithLinesOfTextIsNoList() {
    assertNull(
        PromptReader.on(
            screen(
                """
                ❯ Tidy the parser
                  and then the rest
                ────────────────────
                  ⏸ manual mode on · ? for shortcuts\
                """)));
  }

  @Test
  void aNumberedListAboveAComposerIsNoPrompt() {
    assertNull(PromptReader.on(screen("1. first\n2. second\n\n❯ \n  ? for shortcuts")));
  }

  @Test
  void answersSideBySideAreButtons() {
    String row =
        "  ┃   Allow once   Allow always   Reject      ctrl+f fullscreen  ⇆ select  enter confirm";
    Prompt prompt = read("  ┃  △ Permission required\n  ┃  $ touch x\n  ┃\n" + row + "\n  ┃");
    assertEquals(Kind.BUTTONS, prompt.kind());
    assertEquals(List.of("Allow once", "Allow always", "Reject"), prompt.answers());
    assertTrue(prompt.asks("△ Permission required $ touch x"));
  }
}
