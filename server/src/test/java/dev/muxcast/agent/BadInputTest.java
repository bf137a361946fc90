package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Screens that mislead who reads them quickly. `%n` ends a row.
class BadInputTest {
  private static final AgentCatalog CATALOG = AgentCatalog.shipped();

  private static Verdict judge(String command, String title, String screen) {
    return StoredScreen.of(String.format(screen), title, command, 0).judge(CATALOG);
  }

  /// A logo of braille dots looks like a spinner.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "claude; ✳ Claude Code; '⠀⣠⣤ ⣶⣿%n⣿ ⣿⡇%n────────%n❯ %n────────%n  ? for shortcuts'",
        "codex; folder; '⣿ ⣿⡇%n⠀⣠⣤ ⣶⣿%n%n› Ask Codex to do anything%n%n  gpt · ~/x'",
        "gemini; '◇  Ready (x)'; '⣿ ⣿⡇%n⠏ ⣠⣤%n >   Type your message or @path/to/file'",
        "opencode; OpenCode; '⣿ ⣿⡇%n⠏ ⣠⣤%n  ┃  Ask anything…%n  ╹▀▀▀▀▀▀▀▀▀▀%n  ctrl+p commands'",
        "qwen; Qwen - x; '⣿ ⣿⡇%n⠏ ⣠⣤%n────────%n>   Type your message%n────────%n  x'",
        "pi; π - x; '⣿ ⣿⡇%n⠏ ⣠⣤%n────────────%n%n────────────%n  x'"
      })
  void aLogoOfBrailleIsNoWork(String command, String title, String screen) {
    assertEquals(Status.READY, judge(command, title, screen).status());
  }

  /// What tells nothing keeps what was known: an agent that works is still told to work.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "claude; ' x%n%n  Showing detailed transcript · ctrl+o to toggle'",
        "claude; '▔▔▔▔▔▔▔▔%n  Select model%n  ❯ 1. Opus%n    2. Sonnet%n  Enter to confirm · Esc to cancel'",
        "claude; '▔▔▔▔▔▔▔▔%n Select mo%n ❯ 1. Op'",
        "codex; '/ T R A N S C R I P T /%n x%n ↑/↓ to scroll  pgup/pgdn to page%n q to quit  esc to edit prev'",
        "codex; '  Select Model%n› 1. gpt-a%n  2. gpt-b%n%n  enter select · esc back'",
        "codex; '  Hooks%n› UserPromptSubmit  1  0%n%n  t trust all · enter review · esc%n  close'",
        "gemini; '╭──────╮%n│ Select Model │%n│ ● 1. Auto │%n│ (Press Esc to close) │%n╰──────╯'",
        "gemini; '╭──────╮%n│ Select Theme │%n│ ● 1. ANSI │%n│ (Use Enter to select, Tab) │%n╰──────╯'",
        "opencode; '  Select model      esc%n  Search%n  ● Scripted'",
        "qwen; '  ╭──────╮%n  │ Select Model │%n  │ › 1. a │%n  │ Esc to close │%n  ╰──────╯'"
      })
  void aViewerOrAPickerKeepsWhatWasKnown(String command, String screen) {
    Verdict verdict = judge(command, "", screen);
    assertTrue(verdict.freezes(), verdict.toString());
    AgentState busy = AgentState.NONE.next(Judgement.of(Status.BUSY, "screen", "x", 0), 0, 100_000);
    AgentState after = busy.next(Judgement.of(verdict, 100_010), 0, 200_000);
    assertEquals(busy.told(), after.told());
  }

  /// The words of a prompt broken over the rows of a pane of 22 columns.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "claude; 'Bash command%n touch x%n Do you want to%n proceed?%n ❯ 1. Yes%n   2. No%n%n Esc to cancel · Tab%n to amend'",
        "codex; '  Would you like to%n  run the following%n  command?%n  $ touch x%n› 1. Yes, proceed (y)%n  2. No, and tell%n     Codex what to do%n%n  Press enter to%n  confirm or esc to%n  cancel'",
        "gemini; '│ Allow execution of │%n│ [Shell]?           │%n│                    │%n│ ● 1. Allow once    │%n│   2. Allow for th… │%n╰────────────────────╯'",
        "opencode; '  ┃  △Permission%n  ┃   required%n  ┃    # Shell%n  ┃%n  ┃   Allow once   All%n  ┃                alw%n  ┃  ctrl+f      ⇆ sel%n  ┃  fullscreen'",
        "qwen; '  ? Shell touch    ← │%n   Allow executi…    █%n   › 1. Yes, all…    █%n     2. Always a…    █%n  ⠏ Waiting for user c%no…'"
      })
  void aPromptInANarrowPaneIsOne(String command, String screen) {
    Verdict verdict = judge(command, "", screen);
    assertEquals("WAITING permission", verdict.status() + " " + verdict.reason());
  }

  /// A shell in front: whatever the program before it left, it is gone.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "⠋ folder",
        "[ ! ] Action Required | folder",
        "✦  Working… (x)",
        "✋  Action Required (x)",
        "◐︎ Qwen - x",
        "✳︎ Qwen - x",
        "π - x"
      })
  void aTitleThatADeadProgramLeftSaysNothing(String title) {
    Verdict verdict = judge("bash", title, "make: done%n~/x $ ");
    assertEquals("shell EXITED", verdict.agentType() + " " + verdict.status());
  }
}
